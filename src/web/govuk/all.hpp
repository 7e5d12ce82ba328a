#pragma once
// Every part at once, for pages. docs/components.md shows them.

#include "web/govuk/actions.hpp"
#include "web/govuk/choices.hpp"
#include "web/govuk/fields.hpp"
#include "web/govuk/heed.hpp"
#include "web/govuk/lists.hpp"
#include "web/govuk/messages.hpp"
