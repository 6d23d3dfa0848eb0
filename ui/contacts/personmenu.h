// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

#include <QMenu>

namespace dovetail::ui {

/// What can be done with somebody, from their row in the list. What there is nothing to do it with is greyed.
class PersonMenu final : public QMenu {
    Q_OBJECT
public:
    explicit PersonMenu(const Person &person, QWidget *parent = nullptr);

signals:
    void sendFilesWanted();
    void sendFolderWanted();
    void sharesWanted();
    void renameWanted();
    void noteWanted();
    void favouriteChosen(bool on);
    void verifyWanted();
    void blockChosen(bool on);
    /// Offers up to this size need no question; 0: all are asked about.
    void autoAcceptChosen(qint64 maxBytes);
    void findWanted();
    void exportWanted();
    void clearWanted();
    void infoWanted();

private:
    void addFiles(const Person &person);
};

} // namespace dovetail::ui
