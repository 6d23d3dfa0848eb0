// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a profile folder with a large store in it, or keeps the one there:
//   make_store FOLDER [MESSAGES [CONVERSATIONS [SEED]]]
#include "tests/bench/store/storegenerator.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    dovetail::bench::StorePlan plan;
    if (arguments.size() > 2)
        plan.messages = arguments.at(2).toInt();
    if (arguments.size() > 3)
        plan.conversations = arguments.at(3).toInt();
    if (arguments.size() > 4)
        plan.seed = arguments.at(4).toULongLong();
    if (arguments.size() < 2 || arguments.size() > 5 || plan.messages < 1 || plan.conversations < 2) {
        std::fputs("make_store FOLDER [MESSAGES [CONVERSATIONS [SEED]]]\n", stderr);
        return 2;
    }
    QElapsedTimer timer;
    timer.start();
    const dovetail::Result<void> made = dovetail::bench::makeStore(arguments.at(1), plan);
    if (!made) {
        std::fprintf(stderr, "make_store: %s\n", qPrintable(made.error().detail));
        return 1;
    }
    std::fprintf(stderr, "%d messages in %s, %.1f s\n", plan.messages, qPrintable(arguments.at(1)),
                 double(timer.elapsed()) / 1'000);
    return 0;
}
