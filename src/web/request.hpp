#pragma once
// What somebody asked. The server fills it in after the guard has let it through; nothing here has been believed yet.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace heed::web {

enum class Method { get, head, post, other };

struct Field {
    std::string name;
    std::string value;
};

/// A file that came with a multipart form. The name is the sender's word and is never used as a path.
struct Upload {
    std::string field;
    std::string file_name;
    std::string content_type;
    std::string bytes;
};

struct Request {
    Method method = Method::get;
    std::string path;            ///< percent-decoded, begins with "/", without "." or ".." segments
    std::vector<Field> query;    ///< decoded, in the order they came
    std::vector<Field> headers;  ///< names in lower case
    std::vector<Field> form;     ///< decoded fields of a urlencoded or multipart body
    std::vector<Upload> uploads;
    std::string body;  ///< the raw body where it is neither of those
    std::string peer;  ///< the client's address, from the proxy when one is trusted
    std::string id;    ///< this request's reference, in the log and on the error page

    /// The header's value, or "". `name` in lower case.
    std::string_view header(std::string_view name) const;
    /// The cookie's value, or "".
    std::string_view cookie(std::string_view name) const;
    /// The first value of that name in the query, or "".
    std::string_view asked(std::string_view name) const;
    bool changes_something() const { return method == Method::post; }
};

/// "a=1&b=x+y" as fields; nothing if a percent sign is followed by no two hexadecimal digits, if what is decoded is no
/// plain UTF-8 text, or if there are more than 1,000 fields.
std::optional<std::vector<Field>> parse_urlencoded(std::string_view text);

/// The path of a request target, decoded and checked; nothing if it has control characters, is no UTF-8, holds an
/// encoded slash or walks upwards.
std::optional<std::string> parse_path(std::string_view raw);

/// The same text with everything but letters, digits and -._~ percent-encoded.
std::string percent_encoded(std::string_view text);

}  // namespace heed::web
