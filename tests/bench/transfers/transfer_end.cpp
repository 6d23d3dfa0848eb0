// SPDX-License-Identifier: GPL-3.0-or-later
// One side of a measured transfer, without a window: transfer_end FOLDER NAME PORT [lan]. See TransferEnd.
// "lan": speaks on every network there is; only ever within network namespaces.
#include "tests/bench/transfers/transferend.h"

#include <QCoreApplication>

#include <cstdio>

using namespace dovetail;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 4) {
        std::fprintf(stderr, "usage: transfer_end FOLDER NAME PORT [lan]\n");
        return 2;
    }
    Node node(bench::optionsFrom(arguments));
    bench::TransferEnd end(node);
    node.start();
    return QCoreApplication::exec();
}
