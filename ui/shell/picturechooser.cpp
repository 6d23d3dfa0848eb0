// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/picturechooser.h"

#include "core/common/sentence.h"
#include "ui/contacts/owncard.h"
#include "ui/contacts/peoplepane.h"
#include "ui/conversation/noticebar.h"
#include "ui/format/filedialog.h"
#include "ui/format/ownpicture.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QFileInfo>
#include <QStandardPaths>

namespace dovetail::ui {

PictureChooser::PictureChooser(Node &node, MainWindow &window, QObject *parent)
    : QObject(parent), m_node(node), m_window(window)
{
    const OwnCard *card = window.peoplePane()->ownCard();
    connect(card, &OwnCard::pictureWanted, this, [this] { choose(&m_window); });
    connect(card, &OwnCard::pictureRemoved, this, &PictureChooser::remove);
}

void PictureChooser::choose(QWidget *over)
{
    QStringList endings;
    for (const QString &kind : pictureKinds())
        endings += QStringLiteral("*.") + kind;
    QFileDialog *dialog = newFileDialog(over, tr("Choose your picture"), QFileDialog::ExistingFile,
                                        QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
    dialog->setNameFilter(tr("Pictures (%1)").arg(endings.join(QLatin1Char(' '))));
    connect(dialog, &QFileDialog::fileSelected, this, &PictureChooser::take);
    dialog->open();
}

void PictureChooser::take(const QString &path)
{
    const int number = ++m_number;
    ownPictureOf(path).then(this, [this, path, number](const QByteArray &picture) {
        if (number != m_number)
            return;
        if (picture.isEmpty()) {
            m_window.notice()->show(
                tr("“%1” cannot be shown as a picture; choose another file.").arg(QFileInfo(path).fileName()));
            return;
        }
        if (const auto set = m_node.setPicture(picture); !set.ok())
            m_window.notice()->show(sentence(set.error()));
    });
}

void PictureChooser::remove()
{
    ++m_number;
    if (const auto set = m_node.setPicture({}); !set.ok())
        m_window.notice()->show(sentence(set.error()));
}

QList<SettingRow> PictureChooser::rows()
{
    QList<SettingRow> rows{{.id = QStringLiteral("general/picture"),
                            .page = SettingsPage::General,
                            .kind = SettingRow::Kind::Action,
                            .label = tr("Your picture"),
                            .explanation = tr("Everybody on the network sees it. Without one, they see your initials."),
                            .set =
                                [this](const QVariant &) {
                                    QWidget *over = QApplication::activeWindow();
                                    choose(over ? over : &m_window);
                                },
                            .button = tr("Choose a picture…")}};
    if (!m_node.info().picture.isEmpty())
        rows.append({.id = QStringLiteral("general/initials"),
                     .page = SettingsPage::General,
                     .kind = SettingRow::Kind::Action,
                     .label = tr("Show my initials instead"),
                     .set = [this](const QVariant &) { remove(); },
                     .button = tr("Remove picture")});
    return rows;
}

} // namespace dovetail::ui
