#include "web/view.hpp"

#include <unordered_map>

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

#include "kernel/embedded.hpp"
#include "kernel/must.hpp"
#include "kernel/text.hpp"

namespace heed::web {

namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

std::vector<AnyTemplate const*>& registry() {
    static std::vector<AnyTemplate const*> templates;
    return templates;
}

data object_of(std::vector<Node>& nodes);

data data_of(Node& node) {
    switch (node.use) {
        case Shape::Use::text:
        case Shape::Use::html: return {node.text};
        case Shape::Use::flag: return data(node.flag ? data::type::bool_true : data::type::bool_false);
        case Shape::Use::one: return object_of(node.items.front());
        case Shape::Use::list: break;
    }
    data list(data::type::list);
    for (auto& item : node.items) {
        list.push_back(object_of(item));
    }
    for (auto& item : node.bare_items) {
        list.push_back({item});
    }
    return list;
}

data object_of(std::vector<Node>& nodes) {
    data object(data::type::object);
    for (auto& node : nodes) {
        object.set(node.name, data_of(node));
    }
    return object;
}

struct Tag {
    char sign;  // '#', '^', '/', '{' for three braces, ' ' for a plain name
    std::string_view name;
};

std::optional<Tag> tag_at(std::string_view source, std::size_t& from) {
    auto const open = source.find("{{", from);
    if (open == std::string_view::npos) {
        return std::nullopt;
    }
    bool const raw = source.substr(open).starts_with("{{{");
    auto const close = source.find(raw ? "}}}" : "}}", open);
    must(close != std::string_view::npos, "a template with a tag that is never closed");
    auto const begin = open + (raw ? 3 : 2);
    auto name = trimmed(source.substr(begin, close - begin));
    from = close + (raw ? 3 : 2);
    char sign = raw ? '{' : ' ';
    if (!name.empty() && std::string_view("#^/>!&=").find(name.front()) != std::string_view::npos) {
        sign = name.front();
        name = trimmed(name.substr(1));
    }
    return Tag{sign, name};
}

/// Walks a template with the shapes of the sections that it is in.
class Walk {
public:
    explicit Walk(Shape const& shape) { entered_.push_back({"", &shape, nullptr}); }

    void see(Tag const& tag) {
        switch (tag.sign) {
            case '#':
            case '^': enter(tag); break;
            case '/': leave(tag); break;
            case '{': print(tag, Shape::Use::html); break;
            case ' ': print(tag, Shape::Use::text); break;
            default: say("the tag {{{{{}{}}}}} is not used here", tag.sign, tag.name);
        }
    }

    std::vector<std::string> finish() {
        if (entered_.size() > 1) {
            say("the section \"{}\" is never closed", entered_.back().name);
        }
        return std::move(found_);
    }

private:
    struct Entered {
        std::string_view name;
        Shape const* shape;         // null inside an inverted section or a list of bare items
        Shape::Member const* bare;  // the list whose bare item {{.}} is
    };

    Shape::Member const* look_up(std::string_view name) const {
        for (auto entered = entered_.rbegin(); entered != entered_.rend(); ++entered) {
            if (entered->shape != nullptr) {
                auto const found = entered->shape->members.find(name);
                if (found != entered->shape->members.end()) {
                    return &found->second;
                }
            }
        }
        return nullptr;
    }

    void enter(Tag const& tag) {
        auto const* member = look_up(tag.name);
        if (member == nullptr) {
            say("the view has no \"{}\"", tag.name);
        } else if (member->use == Shape::Use::text || member->use == Shape::Use::html) {
            say("\"{}\" is text, and text is no section: make it optional", tag.name);
        }
        bool const goes_in = tag.sign == '#' && member != nullptr;
        auto const* inner = goes_in && !member->inner.empty() ? &member->inner.front() : nullptr;
        entered_.push_back({tag.name, inner, goes_in && member->bare ? member : nullptr});
    }

    void leave(Tag const& tag) {
        if (entered_.size() == 1 || entered_.back().name != tag.name) {
            say("the section \"{}\" is closed where it is not open", tag.name);
        } else {
            entered_.pop_back();
        }
    }

    void print(Tag const& tag, Shape::Use use) {
        std::optional<Shape::Use> has;
        if (tag.name == ".") {
            has = entered_.back().bare == nullptr ? std::nullopt : std::optional(entered_.back().bare->bare_use);
        } else if (auto const* member = look_up(tag.name)) {
            has = member->use;
        }
        if (!has) {
            say("the view has no \"{}\"", tag.name);
        } else if (*has != use) {
            say("\"{}\" does not go into {} braces", tag.name, use == Shape::Use::html ? "three" : "two");
        }
    }

    template <class... Args>
    void say(fmt::format_string<Args...> format, Args&&... args) {
        found_.push_back(fmt::format(format, std::forward<Args>(args)...));
    }

    std::vector<Entered> entered_;
    std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> misfits(std::string_view source, Shape const& shape) {
    Walk walk(shape);
    std::size_t from = 0;
    while (auto const tag = tag_at(source, from)) {
        walk.see(*tag);
    }
    return walk.finish();
}

namespace {

/// Rendering changes the engine (it remembers its last error), so each thread parses its own, once.
mustache& engine_of(AnyTemplate const& which) {
    thread_local std::unordered_map<AnyTemplate const*, mustache> engines;
    auto found = engines.find(&which);
    if (found == engines.end()) {
        found = engines.emplace(&which, mustache(std::string(embedded(which.path())))).first;
        must(found->second.is_valid(), fmt::format("{}: {}", which.path(), found->second.error_message()));
    }
    return found->second;
}

}  // namespace

AnyTemplate::AnyTemplate(std::string path, std::function<Shape()> shape)
    : path_(std::move(path)), shape_(std::move(shape)) {
    registry().push_back(this);
}

AnyTemplate::~AnyTemplate() { std::erase(registry(), this); }

std::vector<std::string> AnyTemplate::check() const { return misfits(embedded(path_), shape_()); }

Html AnyTemplate::render(std::vector<Node> nodes) const {
    std::call_once(checked_, [this] {
        auto const problems = check();
        must(problems.empty(), fmt::format("{}: {}", path_, fmt::join(problems, "; ")));
    });
    return {engine_of(*this).render(object_of(nodes))};
}

std::vector<AnyTemplate const*> const& all_templates() { return registry(); }

}  // namespace heed::web
