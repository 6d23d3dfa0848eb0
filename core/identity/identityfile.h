// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/identity/identitykey.h"

namespace dovetail::identity {

/// An IdentityKey's file: three short lines of text (version, secret, public key), so that a damaged
/// file is noticed instead of becoming somebody else. Written once and never replaced.
class IdentityFile final {
public:
    /// IdentityUnreadable for anything that is not exactly such a file. Takes from others the right to read it.
    [[nodiscard]] static Result<IdentityKey> read(const QString &path);
    /// False when something of that name is there by now. ProfileUnwritable when it cannot be made durable.
    [[nodiscard]] static Result<bool> create(const QString &path, const IdentityKey &key);
};

} // namespace dovetail::identity
