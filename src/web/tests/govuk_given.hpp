#pragma once
// Reads the options of a fixture and remembers which were read, so that one that nobody reads is noticed.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "web/govuk/all.hpp"

namespace heed::web::govuk {

class Given {
public:
    Given(boost::json::value const* value, std::string path, std::set<std::string>* read)
        : value_(value), path_(std::move(path)), read_(read) {}

    std::string text(std::string_view key, std::string const& otherwise = {}) const {
        auto const* found = at(key);
        return found && is_truthy_or_zero(*found) ? as_text(*found) : otherwise;
    }
    std::optional<std::string> text_if_given(std::string_view key) const {
        auto const* found = at(key);
        return found ? std::optional(as_text(*found)) : std::nullopt;
    }
    std::optional<bool> choice(std::string_view key) const {
        auto const* found = at(key);
        return found && found->is_bool() ? std::optional(found->as_bool()) : std::nullopt;
    }
    bool flag(std::string_view key) const { return choice(key).value_or(false); }
    int number(std::string_view key, int otherwise = 0) const {
        auto const* found = at(key);
        return found && found->is_int64() ? static_cast<int>(found->as_int64()) : otherwise;
    }
    bool has(std::string_view key) const {
        auto const* found = at(key);
        return found && is_truthy_or_zero(*found);
    }
    bool is_false(std::string_view key) const { return choice(key) == false; }
    Given in(std::string_view key) const { return {at(key), path_of(key), read_}; }

    std::vector<Given> each(std::string_view key) const {
        std::vector<Given> all;
        if (auto const* found = at(key); found && found->is_array()) {
            for (auto const& one : found->as_array()) {
                if (is_truthy_or_zero(one)) {
                    all.emplace_back(&one, path_of(key) + "[]", read_);
                }
            }
        }
        return all;
    }
    /// For arrays of arrays.
    std::vector<Given> each_of_these() const {
        std::vector<Given> all;
        for (auto const& one : value_->as_array()) {
            all.emplace_back(&one, path_ + "[]", read_);
        }
        return all;
    }

    /// `html` wins over `text`, as in the macros.
    Words words(std::string_view text_key = "text", std::string_view html_key = "html") const {
        auto const plain = text(text_key);
        auto const* markup = at(html_key);
        return markup && markup->is_string() && !markup->as_string().empty() ? Words(Html{as_text(*markup)})
                                                                             : Words(plain);
    }
    Words message(std::string_view key) const { return in(key).words(); }
    Attributes attributes(std::string_view key = "attributes") const {
        Attributes all;
        if (auto const* found = at(key); found && found->is_object()) {
            for (auto const& [name, value] : found->as_object()) {
                all.push_back({std::string(name), as_text(value)});
            }
        }
        return all;
    }
    std::string own_text() const { return value_ ? as_text(*value_) : ""; }

private:
    boost::json::value const* at(std::string_view key) const {
        if (!value_ || !value_->is_object()) {
            return nullptr;
        }
        read_->insert(path_of(key));
        return value_->as_object().if_contains(key);
    }
    std::string path_of(std::string_view key) const {
        return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
    }
    static std::string as_text(boost::json::value const& value) {
        return value.is_string() ? std::string(value.as_string()) : boost::json::serialize(value);
    }
    static bool is_truthy_or_zero(boost::json::value const& value) {
        return !value.is_null() && !(value.is_bool() && !value.as_bool()) &&
               !(value.is_string() && value.as_string().empty());
    }

    boost::json::value const* value_;
    std::string path_;
    std::set<std::string>* read_;
};

}  // namespace heed::web::govuk
