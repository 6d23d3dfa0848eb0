// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace dovetail {

/// A profile in one file, sealed with a passphrase: who somebody is, what they have set, and their conversations; to be kept,
/// or taken to another computer. Everything here takes a while (seconds for a large profile) and may run in any thread.
///
/// The file: "DVTPROF1", 16 bytes of salt, passes and KiB of memory of Argon2id (32 bits each, big-endian), then a stream of
/// libsodium's (crypto_secretstream_xchacha20poly1305: its header, pieces of 64 KiB and 17 bytes, the last one marked) of
/// what ProfileFiles says.
class ProfileArchive final {
public:
    enum class Outcome {
        Done,
        CannotRead,      ///< the archive, or a file of the profile
        CannotWrite,
        NotAProfile,     ///< no such archive, or one of a later version
        WrongPassphrase, ///< or its beginning is damaged: there is no telling
        Damaged,         ///< cut short, or changed
    };

    /// Also of a profile that is open. Replaces `file` only when it is complete.
    [[nodiscard]] static Outcome write(const QString &profileFolder, const QString &file, const QString &passphrase);
    /// Reads the whole archive and puts it beside the profile, where it takes the profile's place at the next start. The
    /// profile that is there stays as it is until then.
    [[nodiscard]] static Outcome prepare(const QString &file, const QString &passphrase, const QString &profileFolder);

    /// At the start, with the profile's lock held: what was prepared takes its place. What was there before is moved to a
    /// folder of its own within the profile, and kept. Returns that folder; empty: nothing was prepared.
    static QString takePlace(const QString &profileFolder, qint64 wallTime);
};

} // namespace dovetail
