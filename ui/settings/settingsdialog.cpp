// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsdialog.h"

#include "core/common/limits.h"
#include "ui/contacts/statustext.h"
#include "ui/theme/fonts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>

#include <limits>

namespace dovetail::ui {

namespace {

QLabel *caption(const QString &text, QWidget *of)
{
    auto *label = new QLabel(text);
    label->setFont(Fonts(label->font()).strong);
    label->setBuddy(of);
    of->setAccessibleName(text);
    return label;
}

QLabel *explanation(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(Fonts(label->font()).small);
    label->setProperty("tone", QStringLiteral("sub"));
    return label;
}

/// A page whose settings stand under each other, each with room around it.
struct Page {
    QWidget *widget = new QWidget;
    QVBoxLayout *column = new QVBoxLayout(widget);

    Page()
    {
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(4);
    }
    void add(std::initializer_list<QWidget *> setting)
    {
        if (column->count() > 0)
            column->addSpacing(16);
        for (QWidget *part : setting)
            column->addWidget(part);
    }
};

/// Days a message is kept: forever is the most of all.
int length(int days)
{
    return days == 0 ? std::numeric_limits<int>::max() : days;
}

} // namespace

SettingsDialog::SettingsDialog(const NodeInfo &info, bool enterSends, QWidget *parent)
    : QDialog(parent), m_info(info), m_titles(new QListWidget), m_pages(new QStackedWidget)
{
    setWindowTitle(tr("Settings"));
    setMinimumSize(600, 420);
    m_titles->setObjectName(QStringLiteral("settingsTitles"));
    m_titles->setAccessibleName(tr("Settings"));
    m_titles->setFixedWidth(170);
    m_titles->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    addPage(tr("General"), makeGeneral());
    addPage(tr("Conversations"), makeConversations(enterSends));
    addPage(tr("Files"), makeFiles());
    connect(m_titles, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_titles->setCurrentRow(0);

    auto *close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    auto *right = new QVBoxLayout;
    right->setContentsMargins(24, 20, 24, 20);
    right->addWidget(m_pages, 1);
    right->addLayout(buttons);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_titles);
    row->addLayout(right, 1);
    setInfo(info);
}

void SettingsDialog::addPage(const QString &title, QWidget *page)
{
    m_titles->addItem(title);
    m_pages->addWidget(page);
}

QWidget *SettingsDialog::makeGeneral()
{
    m_name = new QLineEdit;
    m_name->setMaxLength(limits::maxNameLength);
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (const QString name = m_name->text().simplified(); name != m_info.name)
            emit nameChosen(name);
    });
    m_availability = new QComboBox;
    for (const auto each : {Availability::Available, Availability::Busy, Availability::Away})
        m_availability->addItem(availabilityText(each), int(each));
    connect(m_availability, &QComboBox::activated, this, &SettingsDialog::chooseStatus);
    m_statusText = new QLineEdit;
    m_statusText->setMaxLength(limits::maxStatusLength);
    m_statusText->setPlaceholderText(tr("For example: in a meeting until 4"));
    m_statusText->setAccessibleName(tr("Your status in words"));
    connect(m_statusText, &QLineEdit::editingFinished, this, &SettingsDialog::chooseStatus);

    Page page;
    page.add({caption(tr("Your name"), m_name), m_name,
              explanation(tr("Empty: the name of your account on this computer."))});
    page.add({caption(tr("Your status"), m_availability), m_availability, m_statusText,
              explanation(tr("Everybody on the network sees it."))});
    page.column->addStretch();
    return page.widget;
}

QWidget *SettingsDialog::makeConversations(bool enterSends)
{
    m_receipts = new QCheckBox(tr("Tell others when I have read their messages"));
    connect(m_receipts, &QCheckBox::clicked, this, &SettingsDialog::readReceiptsChosen);
    m_retention = new QComboBox;
    m_retention->addItem(tr("Forever"), 0);
    m_retention->addItem(tr("For one year"), 365);
    m_retention->addItem(tr("For 30 days"), 30);
    m_retention->addItem(tr("Until Dovetail is closed"), -1);
    connect(m_retention, &QComboBox::activated, this, &SettingsDialog::chooseRetention);
    m_enter = new QCheckBox(tr("Enter sends the message"));
    m_enter->setChecked(enterSends);
    connect(m_enter, &QCheckBox::clicked, this, &SettingsDialog::enterSendsChosen);

    Page page;
    page.add({m_receipts});
    page.add({caption(tr("Keep messages"), m_retention), m_retention,
              explanation(tr("What is older is removed from this computer. Others keep what they have. "
                             "Messages that still wait "
                             "to be sent stay."))});
    page.add({m_enter, explanation(tr("Otherwise Enter begins a new line, and Ctrl+Enter sends."))});
    page.column->addStretch();
    return page.widget;
}

QWidget *SettingsDialog::makeFiles()
{
    m_folder = new QLabel;
    m_folder->setTextFormat(Qt::PlainText);
    m_folder->setWordWrap(true);
    m_folder->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *change = new QPushButton(tr("Choose another folder…"));
    change->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(change, &QPushButton::clicked, this, &SettingsDialog::downloadFolderWanted);

    Page page;
    page.add({caption(tr("Save received files in"), m_folder), m_folder, change});
    page.column->setSpacing(8);
    page.column->addStretch();
    return page.widget;
}

void SettingsDialog::setInfo(const NodeInfo &info)
{
    const NodeInfo before = std::exchange(m_info, info);
    // Not under the fingers of who is just typing.
    if (!m_name->hasFocus() || before.name != info.name)
        m_name->setText(info.name);
    if (!m_statusText->hasFocus() || before.statusText != info.statusText)
        m_statusText->setText(info.statusText);
    m_availability->setCurrentIndex(m_availability->findData(int(info.availability)));
    m_receipts->setChecked(info.readReceipts);
    m_folder->setText(QDir::toNativeSeparators(info.downloadFolder));
    m_folder->setAccessibleName({});
    showRetention();
}

void SettingsDialog::chooseStatus()
{
    const auto availability = Availability(m_availability->currentData().toInt());
    const QString text = m_statusText->text().simplified();
    if (availability != m_info.availability || text != m_info.statusText)
        emit statusChosen(availability, text);
}

void SettingsDialog::showRetention()
{
    int index = m_retention->findData(m_info.retentionDays);
    if (index < 0) { // set by other means
        m_retention->addItem(tr("For %n day(s)", nullptr, m_info.retentionDays), m_info.retentionDays);
        index = m_retention->count() - 1;
    }
    m_retention->setCurrentIndex(index);
}

// Keeping them shorter removes messages, now and for good.
void SettingsDialog::chooseRetention(int index)
{
    const int days = m_retention->itemData(index).toInt();
    if (days == m_info.retentionDays)
        return;
    if (length(days) > length(m_info.retentionDays)) {
        emit retentionChosen(days);
        return;
    }
    auto *question =
        new QMessageBox(QMessageBox::Warning, tr("Keep messages"), QString(), QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setText(days < 0 ? tr("Remove all messages each time Dovetail is closed?")
                               : tr("Remove all messages older than %n day(s)?", nullptr, days));
    question->setInformativeText(
        days < 0 ? tr("Those of all conversations on this computer. This cannot be undone.")
                 : tr("Of all conversations on this computer, now and from now on. "
                      "This cannot be undone."));
    const QPushButton *remove = question->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(question, &QDialog::finished, this, [this, question, remove, days] {
        if (question->clickedButton() == remove)
            emit retentionChosen(days);
        else
            showRetention();
    });
    question->open();
}

} // namespace dovetail::ui
