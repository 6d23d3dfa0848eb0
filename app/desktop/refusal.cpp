// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/refusal.h"

#include <QCoreApplication>
#include <QDir>
#include <QMessageBox>

#include <cstdio>

namespace dovetail::app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Instance)
};

} // namespace

QString refusalText(Instance::Refusal why, const QString &socketPath)
{
    const QString path = QDir::toNativeSeparators(socketPath);
    if (why == Instance::Refusal::Foreign)
        return Text::tr(
                   "“%1” belongs to somebody else. Dovetail does not talk to it; remove it and start again.")
            .arg(path);
    return Text::tr(
        "Dovetail is running already, but it does not answer. Wait a moment and start it again, or end it "
        "first.");
}

void sayAndEnd(Instance::Refusal why, const QString &socketPath)
{
    const QString text = refusalText(why, socketPath);
    std::fprintf(stderr, "dovetail: %s\n", qPrintable(text));
    auto *box = new QMessageBox(QMessageBox::Warning, QStringLiteral("Dovetail"), QString());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(text);
    QObject::connect(box, &QDialog::finished, box, [] { QCoreApplication::exit(1); });
    box->show();
}

} // namespace dovetail::app
