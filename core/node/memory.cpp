// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/memory.h"

namespace dovetail {

Result<Memory> Memory::read(store::Database &database)
{
    Memory memory;
    const auto take = [](auto &into, auto result) -> Error {
        if (!result.ok())
            return result.error();
        into = std::move(result).value();
        return {};
    };
    for (const Error &error : {take(memory.contacts, database.contacts().all()),
                               take(memory.unhandled, database.messages().unhandled()),
                               take(memory.summaries, database.messages().summaries()),
                               take(memory.transfers, database.transfers().all()),
                               take(memory.shares, database.shares().all())})
        if (error.isError())
            return error;
    for (const store::Contact &contact : std::as_const(memory.contacts)) {
        const auto expected = database.messages().expectedSequence(contact.id);
        if (!expected.ok())
            return expected.error();
        memory.expected.insert(contact.id, *expected);
    }
    return memory;
}

} // namespace dovetail
