// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/secret.h"

#include <sodium.h>

namespace dovetail::identity {

void ensureSodium()
{
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        qFatal("libsodium cannot be used: the system gives no random numbers");
}

void wipe(void *memory, std::size_t size)
{
    sodium_memzero(memory, size);
}

} // namespace dovetail::identity
