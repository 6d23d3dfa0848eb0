// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

#include <QMenu>

namespace dovetail::ui {

/// Beside Accept: where to, and whether always from this person. Deletes itself when closed.
class AcceptMenu final : public QMenu {
    Q_OBJECT
public:
    AcceptMenu(const Person &person, QWidget *parent);

signals:
    void acceptWanted();
    void acceptToWanted();
    /// Bytes; 0: ask every time. One that is large enough for the offer accepts it, too.
    void autoAcceptChosen(qint64 bytes);
};

} // namespace dovetail::ui
