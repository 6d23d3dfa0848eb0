// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/acceptallquestion.h"

#include "core/common/sentence.h"
#include "ui/theme/words.h"

#include <QDir>

namespace dovetail::ui {

namespace {

constexpr int namesShown = 3;
constexpr int longestName = 40; // one as long as it likes leaves room for the others
constexpr int longestFolder = 200;

QString shortened(const QString &name)
{
    return isolated(name.size() > longestName ? name.left(longestName - 1) + QStringLiteral("…") : name);
}

/// "Ana, Ben and 3 others"
QString listed(QStringList whom)
{
    const QString last = whom.isEmpty() ? QString() : whom.takeLast();
    return whom.isEmpty() ? last : AcceptAllQuestion::tr("%1 and %2").arg(whom.join(AcceptAllQuestion::tr(", ")), last);
}

Question::Words wordsOf(const QList<Transfer> &offers, const QStringList &names, const QString &where)
{
    qint64 bytes = 0;
    bool counting = false;
    for (const Transfer &offer : offers) {
        bytes += offer.totalBytes;
        counting = counting || offer.counting;
    }
    QStringList whom;
    for (const QString &name : names.mid(0, namesShown))
        whom += shortened(name);
    if (names.size() > namesShown)
        whom += AcceptAllQuestion::tr("%n other(s)", nullptr, int(names.size()) - namesShown);
    const QString size = counting ? AcceptAllQuestion::tr("at least %1").arg(formatBytes(bytes)) : formatBytes(bytes);
    QString folder = QDir::toNativeSeparators(where);
    if (folder.size() > longestFolder)
        folder = folder.left(longestFolder) + QStringLiteral("…");
    return {.title = AcceptAllQuestion::tr("Accept all"),
            .text = AcceptAllQuestion::tr("Accept %n offer(s), %1, from %2?", nullptr, int(offers.size())).arg(size, listed(whom)),
            .meaning = AcceptAllQuestion::tr("They will be saved in %1").arg(isolated(folder)),
            .deed = AcceptAllQuestion::tr("Accept all")};
}

} // namespace

AcceptAllQuestion::AcceptAllQuestion(const QList<Transfer> &offers, const QStringList &names, const QString &folder,
                                     QWidget *parent)
    : Question([=] { return wordsOf(offers, names, folder); }, Deed::Harmless, parent)
{
    connect(this, &QDialog::accepted, this, [this, offers] {
        QList<TransferId> ids;
        for (const Transfer &offer : offers)
            ids += offer.id;
        emit acceptWanted(ids);
    });
}

} // namespace dovetail::ui
