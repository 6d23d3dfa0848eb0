// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"

#include <QString>

#include <memory>

class QFile;

namespace dovetail::files {

/// A folder that files are received into, held open: names are used relative to the folder that was
/// chosen, even if somebody moves it or puts a link in its place meanwhile. All names are single
/// components as SafePath gives them. Nothing that exists is ever opened, followed or replaced.
class TargetFolder final {
public:
    /// Creates the folder when it is missing. CannotWrite.
    [[nodiscard]] static Result<std::unique_ptr<TargetFolder>> open(const QString &path);
    ~TargetFolder();
    TargetFolder(const TargetFolder &) = delete;
    TargetFolder &operator=(const TargetFolder &) = delete;

    /// Absolute, links resolved, as it was when opened.
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString pathOf(const QString &name) const;

    /// Creates a new file and opens it for unbuffered writing. False: something of that name is there.
    [[nodiscard]] Result<bool> create(const QString &name, QFile &file);
    /// Renames. False: something called `to` is there, and nothing happened.
    [[nodiscard]] Result<bool> rename(const QString &from, const QString &to);
    void remove(const QString &name);

private:
    TargetFolder() = default;

    QString m_path;
    int m_descriptor = -1; ///< of the folder, where the system has such
};

} // namespace dovetail::files
