#pragma once
// A page is a template beside its handler and a described struct that feeds it:
//
//     struct SignalsView { std::string heading; std::vector<SignalRow> rows; };
//     BOOST_DESCRIBE_STRUCT(SignalsView, (), (heading, rows))
//     web::Template<SignalsView> const signals_page{"loop/views/signals.html"};
//     ... signals_page(view) ...                                            // -> Html
//
// {{name}} prints text, escaped. {{{name}}} prints Html and nothing else may stand there; Html may stand nowhere else.
// {{#rows}}...{{/rows}} repeats for a vector, enters an optional or a nested struct, or shows for a true bool;
// {{^rows}}...{{/rows}} shows where it is empty, absent or false. {{.}} is the item of a vector of text.
// A name that the view lacks is a bug, found when the template is first used and by the suite "views" for all of them.
// Days and instants print as people say them.

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "web/html.hpp"

namespace heed::web {

/// What a template may say about a type: which names there are and how each may be used.
struct Shape {
    enum class Use { text, html, flag, list, one };
    struct Member {
        Use use = Use::text;
        bool bare = false;  ///< a list or optional of text or Html: {{.}} or {{{.}}} inside
        Use bare_use = Use::text;
        std::vector<Shape> inner;  ///< the shape of what a section enters; one element, or none
    };
    std::map<std::string, Member, std::less<>> members;
};

/// A view's values, on their way to the template engine.
struct Node {
    std::string name;
    Shape::Use use = Shape::Use::text;
    bool flag = false;
    std::string text;
    std::vector<std::vector<Node>> items;
    std::vector<std::string> bare_items;
    bool bare = false;
};

template <class T>
struct Shown {
    static_assert(std::is_integral_v<T>, "this type cannot be printed by a template: give the view a std::string");
    static constexpr auto use = Shape::Use::text;
    static std::string text(T value) { return fmt::format("{}", value); }
};
template <>
struct Shown<std::string> {
    static constexpr auto use = Shape::Use::text;
    static std::string text(std::string const& value) { return value; }
};
template <>
struct Shown<std::string_view> {
    static constexpr auto use = Shape::Use::text;
    static std::string text(std::string_view value) { return std::string(value); }
};
template <>
struct Shown<Html> {
    static constexpr auto use = Shape::Use::html;
    static std::string text(Html const& value) { return value.text; }
};
template <>
struct Shown<Day> {
    static constexpr auto use = Shape::Use::text;
    static std::string text(Day value) { return spoken(value); }
};
template <>
struct Shown<Instant> {
    static constexpr auto use = Shape::Use::text;
    static std::string text(Instant value) { return spoken(value); }
};
template <class T>
struct Shown<Id<T>> {
    static constexpr auto use = Shape::Use::text;
    static std::string text(Id<T> value) { return fmt::format("{}", value.number); }
};

template <DescribedStruct View>
Shape shape_of();
template <DescribedStruct View>
std::vector<Node> nodes_of(View const& view);

template <class T>
struct InTemplate {
    static Shape::Member member() { return {Shown<T>::use, false, Shape::Use::text, {}}; }
    static void fill(Node& node, T const& value) {
        node.use = Shown<T>::use;
        node.text = Shown<T>::text(value);
    }
};
template <>
struct InTemplate<bool> {
    static Shape::Member member() { return {Shape::Use::flag, false, Shape::Use::text, {}}; }
    static void fill(Node& node, bool value) {
        node.use = Shape::Use::flag;
        node.flag = value;
    }
};
template <DescribedStruct T>
struct InTemplate<T> {
    static Shape::Member member() { return {Shape::Use::one, false, Shape::Use::text, {shape_of<T>()}}; }
    static void fill(Node& node, T const& value) {
        node.use = Shape::Use::one;
        node.items.push_back(nodes_of(value));
    }
};

template <class T, Shape::Use as>
struct Several {
    static Shape::Member member() {
        if constexpr (DescribedStruct<T>) {
            return {as, false, Shape::Use::text, {shape_of<T>()}};
        } else {
            return {as, true, Shown<T>::use, {}};
        }
    }
    static void add(Node& node, T const& value) {
        if constexpr (DescribedStruct<T>) {
            node.items.push_back(nodes_of(value));
        } else {
            node.bare = true;
            node.bare_items.push_back(Shown<T>::text(value));
        }
    }
};
template <class T>
struct InTemplate<std::vector<T>> : Several<T, Shape::Use::list> {
    static void fill(Node& node, std::vector<T> const& values) {
        node.use = Shape::Use::list;
        for (auto const& value : values) {
            Several<T, Shape::Use::list>::add(node, value);
        }
    }
};
template <class T>
struct InTemplate<std::optional<T>> : Several<T, Shape::Use::list> {
    static void fill(Node& node, std::optional<T> const& value) {
        node.use = Shape::Use::list;
        if (value) {
            Several<T, Shape::Use::list>::add(node, *value);
        }
    }
};

template <DescribedStruct View>
Shape shape_of() {
    Shape shape;
    boost::mp11::mp_for_each<Fields<View>>([&](auto field) {
        using Member = std::remove_cvref_t<decltype(std::declval<View>().*field.pointer)>;
        shape.members.emplace(field.name, InTemplate<Member>::member());
    });
    return shape;
}

template <DescribedStruct View>
std::vector<Node> nodes_of(View const& view) {
    std::vector<Node> nodes;
    nodes.reserve(field_count<View>);
    for_each_field(view, [&](std::string_view name, auto const& member) {
        auto& node = nodes.emplace_back();
        node.name = name;
        InTemplate<std::remove_cvref_t<decltype(member)>>::fill(node, member);
    });
    return nodes;
}

/// Every problem of a template against a shape, each as one sentence; empty when it fits.
std::vector<std::string> misfits(std::string_view source, Shape const& shape);

/// A template that is embedded, parsed once, checked against its view and registered for the suite "views".
class AnyTemplate {
public:
    AnyTemplate(std::string path, std::function<Shape()> shape);
    AnyTemplate(AnyTemplate const&) = delete;
    AnyTemplate& operator=(AnyTemplate const&) = delete;
    virtual ~AnyTemplate();

    std::string const& path() const { return path_; }
    /// What does not fit; empty when all does.
    std::vector<std::string> check() const;

protected:
    Html render(std::vector<Node> nodes) const;

private:
    std::string path_;
    std::function<Shape()> shape_;
    mutable std::once_flag checked_;
};

/// Every template of the program, in no particular order.
std::vector<AnyTemplate const*> const& all_templates();

template <DescribedStruct View>
class Template : public AnyTemplate {
public:
    explicit Template(std::string path) : AnyTemplate(std::move(path), shape_of<View>) {}
    Html operator()(View const& view) const { return render(nodes_of(view)); }
};

}  // namespace heed::web
