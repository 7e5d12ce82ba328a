#pragma once
// What stops this request and is nobody's mistake on the form: thrown where found, caught once by the server.

#include <stdexcept>
#include <string>

namespace heed {

/// Base of the four lanes' middle one; `what()` is for the log, never for the page.
struct Failure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// There is no such thing, or the person asking may not know that there is. 404.
struct NotFound : Failure {
    NotFound() : Failure("not found") {}
    using Failure::Failure;
};

/// The person may know that it is there, and may not do this. 403.
struct Forbidden : Failure {
    Forbidden() : Failure("forbidden") {}
    using Failure::Failure;
};

/// Nobody is signed in where somebody must be; the page sends them to sign in. 303.
struct NotSignedIn : Failure {
    NotSignedIn() : Failure("not signed in") {}
};

/// Somebody else changed it first. 409; the handler shows both versions.
struct Conflict : Failure {
    Conflict() : Failure("changed by somebody else in the meantime") {}
    using Failure::Failure;
};

/// Too many tries from one place. 429.
struct TooMany : Failure {
    TooMany() : Failure("too many tries") {}
    using Failure::Failure;
};

/// The store or a service that this needs is away or full; the same request may succeed later. 503.
struct Unavailable : Failure {
    using Failure::Failure;
};

}  // namespace heed
