// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/staging.h"
#include "core/net/link.h"

#include <atomic>
#include <variant>
#include <vector>

namespace dovetail::files {

/// Begins a file aside, behind the first `offset` bytes of what is there.
struct BeginFile {
    quint32 entry = 0;
    qint64 offset = 0;
    QString path; ///< where it will be, for errors
};
/// The next bytes of the file that was begun.
struct WriteBytes {
    net::RecordBuffer bytes;
};
/// All of it is there.
struct EndFile {
    qint64 modifiedNs = 0;
    bool executable = false;
};
/// What is there of one, begun or not, is worth nothing.
struct DropFile {
    quint32 entry = 0;
};
/// A file whose content is here, all of it.
struct WriteFile {
    quint32 entry = 0;
    QByteArray content;
    qint64 modifiedNs = 0;
    bool executable = false;
};
using StagingStep = std::variant<BeginFile, WriteBytes, EndFile, DropFile, WriteFile>;

/// Steps in their order, and the memory that they hold, about.
struct StagingWork {
    std::vector<StagingStep> steps;
    qint64 bytes = 0;
    bool begun = false; ///< to be carried out: never twice

    void add(StagingStep step, qint64 stepBytes)
    {
        steps.push_back(std::move(step));
        bytes += stepBytes + 512; // there may be a great many with nothing in them
    }
};

/// What writing aside takes, apart from deciding it: the link's thread says the steps, the disk's thread carries them out. So neither
/// waits for the other, and while a disk is slow or hangs, the link lives.
class StagingWriter final {
public:
    /// `staging` outlives this. `target`: what an error names that is of no single file.
    StagingWriter(const Staging &staging, QString target) : m_staging(staging), m_target(std::move(target)) {}

    /// On one thread at a time; those that are left when `stop` becomes true are not done. CannotWrite, NotEnoughSpace: neither the
    /// rest nor anything later is done, for what lies aside must be the beginning of what came.
    [[nodiscard]] Result<void> carryOut(StagingWork &work, const std::atomic<bool> &stop);

private:
    [[nodiscard]] Result<void> take(const BeginFile &step);
    [[nodiscard]] Result<void> take(const WriteBytes &step);
    [[nodiscard]] Result<void> take(const EndFile &step);
    [[nodiscard]] Result<void> take(const DropFile &step);
    [[nodiscard]] Result<void> take(const WriteFile &step);

    const Staging &m_staging;
    const QString m_target;
    Descriptor m_file;
    QString m_path; ///< of the file begun
    Error m_failure;
};

} // namespace dovetail::files
