// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/transfer.h"
#include "ui/format/question.h"

namespace dovetail::ui {

/// What "Accept all" means just now: how many, how much, from whom, to where. What is offered later is not among it.
class AcceptAllQuestion final : public Question {
    Q_OBJECT
public:
    /// `names`: who they are from, each once.
    AcceptAllQuestion(const QList<Transfer> &offers, const QStringList &names, const QString &folder,
                      QWidget *parent = nullptr);

signals:
    void acceptWanted(const QList<dovetail::TransferId> &ids);
};

} // namespace dovetail::ui
