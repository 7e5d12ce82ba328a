#include "web/markdown.hpp"

#include <algorithm>
#include <memory>

#include <cmark.h>

#include "kernel/text.hpp"

namespace heed::web {

namespace {

struct Freed {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
    void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
};

std::unique_ptr<cmark_node, Freed> document_of(std::string_view markdown) {
    auto const read = markdown.substr(0, longest_markdown);
    return std::unique_ptr<cmark_node, Freed>(
        cmark_parse_document(read.data(), read.size(), CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8));
}

std::string_view literal_of(cmark_node* node) {
    auto const* text = cmark_node_get_literal(node);
    return text == nullptr ? std::string_view() : std::string_view(text);
}

std::string_view address_of(cmark_node* node) {
    auto const* url = cmark_node_get_url(node);
    return url == nullptr ? std::string_view() : std::string_view(url);
}

/// A paragraph of a list whose items stand close together is no paragraph of its own.
bool is_tight(cmark_node* paragraph) {
    auto* const item = cmark_node_parent(paragraph);
    auto* const list = item == nullptr ? nullptr : cmark_node_parent(item);
    return list != nullptr && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0;
}

Html in_lines(std::string_view text) {
    Html shown;
    bool first = true;
    for (auto const line : lines_of(trimmed(text))) {
        shown += (first ? Html{} : Html{"<br>"}) + escaped(line);
        first = false;
    }
    return shown;
}

struct Marks {
    std::string begin{};
    std::string end{};
};

Marks marks_of_list(cmark_node* node) {
    return cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
               ? Marks{R"(<ol class="govuk-list govuk-list--number">)", "</ol>\n"}
               : Marks{R"(<ul class="govuk-list govuk-list--bullet">)", "</ul>\n"};
}

Marks marks_of_link(cmark_node* node) {
    auto const address = address_of(node);
    return is_safe_link(address) ? Marks{R"(<a class="govuk-link" href=")" + escaped(address).text + R"(">)", "</a>"}
                                 : Marks{};
}

Marks marks_of(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
        case CMARK_NODE_BLOCK_QUOTE: return {R"(<blockquote class="govuk-inset-text">)", "</blockquote>\n"};
        case CMARK_NODE_LIST: return marks_of_list(node);
        case CMARK_NODE_ITEM: return {"<li>", "</li>\n"};
        case CMARK_NODE_PARAGRAPH: return is_tight(node) ? Marks{} : Marks{R"(<p class="govuk-body">)", "</p>\n"};
        case CMARK_NODE_HEADING: return {R"(<h3 class="govuk-heading-s">)", "</h3>\n"};
        case CMARK_NODE_EMPH: return {"<em>", "</em>"};
        case CMARK_NODE_STRONG: return {"<strong>", "</strong>"};
        case CMARK_NODE_LINK: return marks_of_link(node);
        default: return {};
    }
}

/// What has no children.
Html leaf(cmark_node* node) {
    auto const paragraph = [&] {
        return Html{R"(<p class="govuk-body">)"} + in_lines(literal_of(node)) + Html{"</p>\n"};
    };
    switch (cmark_node_get_type(node)) {
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
        case CMARK_NODE_HTML_INLINE: return escaped(literal_of(node));
        case CMARK_NODE_CODE_BLOCK:
        case CMARK_NODE_HTML_BLOCK: return paragraph();
        case CMARK_NODE_SOFTBREAK:
        case CMARK_NODE_LINEBREAK: return {"<br>"};
        case CMARK_NODE_THEMATIC_BREAK:
            return {R"(<hr class="govuk-section-break govuk-section-break--m govuk-section-break--visible">)"};
        default: return {};
    }
}

/// Walks the document and keeps what is to be closed; containers below the deepest have no marks.
class Writer {
public:
    void enter(cmark_node* node) {
        auto const type = cmark_node_get_type(node);
        bool const in_link = std::ranges::find(open_, CMARK_NODE_LINK, &Open::type) != open_.end();
        bool const shown = open_.size() < static_cast<std::size_t>(deepest_marks) &&
                           !(in_link && type == CMARK_NODE_LINK);
        auto marks = shown ? marks_of(node) : Marks{};
        html_.text += marks.begin;
        html_ += leaf(node);
        if (cmark_node_first_child(node) != nullptr || !marks.end.empty()) {
            open_.push_back({type, node, std::move(marks.end)});
        }
    }
    void leave(cmark_node* node) {
        if (!open_.empty() && open_.back().node == node) {
            html_.text += open_.back().end;
            open_.pop_back();
        }
    }
    Html take() { return std::move(html_); }

private:
    struct Open {
        cmark_node_type type;
        cmark_node* node;
        std::string end;
    };
    std::vector<Open> open_;
    Html html_;
};

/// Calls `enter` and `leave` for each node of the document.
template <class Enter, class Leave>
void walk(cmark_node* document, Enter&& enter, Leave&& leave) {
    std::unique_ptr<cmark_iter, Freed> const iter(cmark_iter_new(document));
    for (auto event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(iter.get())) {
        auto* const node = cmark_iter_get_node(iter.get());
        event == CMARK_EVENT_ENTER ? enter(node) : leave(node);
    }
}

}  // namespace

Html marked_up(std::string_view markdown) {
    auto const document = document_of(markdown);
    Writer writer;
    walk(
        document.get(), [&](cmark_node* node) { writer.enter(node); }, [&](cmark_node* node) { writer.leave(node); });
    return writer.take();
}

std::vector<std::string> words_without_marks(std::string_view markdown) {
    auto const document = document_of(markdown);
    std::vector<std::string> blocks;
    std::string block;
    auto const end_block = [&] {
        if (auto const text = trimmed(block); !text.empty()) {
            blocks.emplace_back(text);
        }
        block.clear();
    };
    auto const enter = [&](cmark_node* node) {
        auto const type = cmark_node_get_type(node);
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
            block += ' ';
        } else if (type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK) {
            end_block();
            block += literal_of(node);
            end_block();
        } else {
            block += literal_of(node);
        }
    };
    auto const leave = [&](cmark_node* node) {
        auto const type = cmark_node_get_type(node);
        if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
            end_block();
        }
    };
    walk(document.get(), enter, leave);
    end_block();
    return blocks;
}

bool is_safe_link(std::string_view address) {
    bool const plain = std::ranges::none_of(
        address, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == '\\' || c == 0x7F; });
    auto const lower = lowered(address.substr(0, 8));
    bool const ours = address.starts_with('/') && !address.starts_with("//");
    return plain &&
           (ours || lower.starts_with("https://") || lower.starts_with("http://") || lower.starts_with("mailto:"));
}

}  // namespace heed::web
