// SPDX-License-Identifier: GPL-3.0-or-later
// The same side with the real window over it: transfer_window FOLDER NAME PORT. Its facts also have the longest turn of the
// main thread since bytes began to move.
#include "tests/bench/transfers/transferend.h"
#include "tests/bench/window/stallmeter.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/nodebinding.h"
#include "ui/shell/windowmemory.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QStyleFactory>

#include <cstdio>

using namespace dovetail;

int main(int argc, char **argv)
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    bench::StallMeter application(argc, argv);
    QApplication::setFont(ui::applicationFont(QApplication::font(), QLocale()));
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 4) {
        std::fprintf(stderr, "usage: transfer_window FOLDER NAME PORT\n");
        return 2;
    }
    ui::WindowMemory memory(arguments[1] + QStringLiteral("/window.ini"));
    ui::Theme theme;
    Node node(bench::optionsFrom(arguments));
    ui::MainWindow window(theme, memory);
    ui::NodeBinding binding(node, window);
    bench::TransferEnd end(node);
    QObject::connect(&end, &bench::TransferEnd::began, &end, [&application] { application.reset(); });
    QObject::connect(&end, &bench::TransferEnd::telling, &end, [&application](QJsonObject &fact) {
        fact[QStringLiteral("longestMs")] = application.longestMs();
        fact[QStringLiteral("longestCpuMs")] = application.longestCpuMs();
    });
    // The conversation is open, so that its card is painted while it moves.
    QObject::connect(&node, &Node::personChanged, &window, [&window](const Person &person) {
        if (person.presence == Presence::Online && window.property("opened").isNull()) {
            window.setProperty("opened", true);
            window.open(person.id);
        }
    });
    window.resize(1100, 760);
    window.show();
    node.start();
    return QApplication::exec();
}
