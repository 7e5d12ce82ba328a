#pragma once
// Forms that carry files: multipart/form-data as browsers write it (RFC 7578, and the HTML standard for the quotes in a
// name). Strict, because what reads a form leniently can be made to read another form than the one that was checked.

#include <optional>
#include <string_view>
#include <vector>

#include "web/request.hpp"

namespace heed::web {

struct Multipart {
    std::vector<Field> fields;
    std::vector<Upload> uploads;
};

/// The boundary that a Content-Type header names, 1 to 70 characters, or nothing if it is no multipart/form-data or the
/// boundary holds what RFC 2046 does not allow.
std::optional<std::string_view> multipart_boundary(std::string_view content_type);

/// The parts of a body, or nothing if there are more than 100, if one has more than 16 KiB of headers, no name or a coding
/// of its own, if a field or a file name is no plain text, or if anything stands before, between or after the parts. A
/// file input that was left empty is no upload.
std::optional<Multipart> parse_multipart(std::string_view content_type, std::string_view body);

}  // namespace heed::web
