#pragma once
// What is answered. Headers are set only through `set`, which refuses control characters, so that no answer can be split.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "web/html.hpp"
#include "web/request.hpp"

namespace heed::web {

class Response {
public:
    explicit Response(int status = 200) : status_(status) {}

    int status() const { return status_; }
    std::vector<Field> const& headers() const { return headers_; }
    std::string_view header(std::string_view name) const;

    /// Replaces a header. `name` in lower case; a control character in either is a bug.
    Response& set(std::string_view name, std::string value);
    /// Adds a Set-Cookie line; the one header that may come twice.
    Response& add_cookie(std::string value);

    Response& with_body(std::string content_type, std::string body);
    /// A body that lives as long as the program (an embedded asset); it is not copied.
    Response& with_lasting_body(std::string content_type, std::string_view body);

    std::string_view body() const { return lasting_.empty() ? std::string_view(body_) : lasting_; }
    std::string take_body() { return std::move(body_); }

private:
    int status_;
    std::vector<Field> headers_;
    std::string body_;
    std::string_view lasting_;
};

/// A whole page.
Response page(std::string document, int status = 200);

/// Shows the form again with what was typed and what to put right: 422.
Response try_again(std::string document);

/// Go and see: 303. The path is ours and begins with "/".
Response see(std::string path);

Response plain_text(std::string text, int status = 200);
Response json(std::string text, int status = 200);

/// A file to keep: Content-Disposition attachment with a name made of letters, digits, "-", "_" and ".".
Response download(std::string content_type, std::string_view file_name, std::string bytes);

}  // namespace heed::web
