// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/transfer.h"

#include <QDialog>

#include <functional>

namespace dovetail::ui {

/// Something of that name is there already: what becomes of it, each choice with what it means. What keeps everything is
/// the one that Enter takes.
class ConflictDialog final : public QDialog {
    Q_OBJECT
public:
    /// `name`: what is there; `folder`: where; `isFolder`: it is to receive files, not to make way.
    ConflictDialog(const QString &name, const QString &folder, bool isFolder, QWidget *parent = nullptr);

signals:
    void chosen(dovetail::ExistingPolicy policy);

private:
    using Words = std::function<QString()>;
    void offer(ExistingPolicy policy, const Words &text, const Words &meaning);
};

} // namespace dovetail::ui
