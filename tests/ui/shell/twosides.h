// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/shell/side.h"
#include "ui/contacts/peoplepane.h"

namespace dovetail::ui {

/// Two who see each other, each with the other's conversation open.
struct TwoSides {
    TwoSides() : port(freePort()), ana(QStringLiteral("Ana"), port), mei(QStringLiteral("Mei"), port) {}

    void meet()
    {
        QTRY_VERIFY_WITH_TIMEOUT(!ana.first().isNull() && !mei.first().isNull(), 20'000);
        QTRY_COMPARE(ana.window.people().count(), 1);
        QTRY_COMPARE(mei.window.people().count(), 1);
        ana.window.peoplePane()->choose(ana.first());
        mei.window.peoplePane()->choose(mei.first());
    }

    quint16 port;
    Side ana;
    Side mei;
};

} // namespace dovetail::ui
