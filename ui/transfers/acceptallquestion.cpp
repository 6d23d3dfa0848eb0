// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/acceptallquestion.h"

#include "core/common/sentence.h"
#include "ui/format/beginning.h"
#include "ui/format/translated.h"
#include "ui/theme/words.h"

#include <QDir>
#include <QLocale>
#include <QPushButton>

namespace dovetail::ui {

namespace {

constexpr int namesShown = 3;
constexpr int longestName = 40; // one as long as it likes leaves room for the others
constexpr int longestFolder = 200;

QString shortened(const QString &name)
{
    return isolated(name.size() > longestName ? name.left(longestName - 1) + QStringLiteral("…") : name);
}

} // namespace

AcceptAllQuestion::AcceptAllQuestion(const QList<Transfer> &offers, const QStringList &names, const QString &folder,
                                     QWidget *parent)
    : QMessageBox(QMessageBox::Question, QString(), QString(), QMessageBox::NoButton, parent),
      m_offers(offers),
      m_names(names),
      m_folder(folder)
{
    setTextFormat(Qt::PlainText);
    m_accept = addButton(QString(), QMessageBox::AcceptRole);
    m_cancel = addButton(QString(), QMessageBox::RejectRole);
    setDefaultButton(m_accept);
    setEscapeButton(m_cancel);
    connect(this, &QDialog::finished, this, [this] {
        if (clickedButton() != m_accept)
            return;
        QList<TransferId> ids;
        for (const Transfer &offer : m_offers)
            ids += offer.id;
        emit acceptWanted(ids);
    });
    keepTranslated(this, [this] { setTexts(); });
    keepAtBeginning(*this);
}

void AcceptAllQuestion::setTexts()
{
    qint64 bytes = 0;
    bool counting = false;
    for (const Transfer &offer : m_offers) {
        bytes += offer.totalBytes;
        counting = counting || offer.counting;
    }
    QStringList whom;
    for (const QString &name : m_names.mid(0, namesShown))
        whom += shortened(name);
    if (m_names.size() > namesShown)
        whom += tr("%n other(s)", nullptr, int(m_names.size()) - namesShown);
    const QString size = counting ? tr("at least %1").arg(formatBytes(bytes)) : formatBytes(bytes);
    QString folder = QDir::toNativeSeparators(m_folder);
    if (folder.size() > longestFolder)
        folder = folder.left(longestFolder) + QStringLiteral("…");
    setWindowTitle(tr("Accept all"));
    setText(tr("Accept %n offer(s), %1, from %2?", nullptr, int(m_offers.size())).arg(size, QLocale().createSeparatedList(whom)));
    setInformativeText(tr("Saved in %1").arg(isolated(folder)));
    m_accept->setText(tr("Accept all"));
    m_cancel->setText(tr("Cancel"));
}

} // namespace dovetail::ui
