// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/shareeditor.h"

#include "core/common/limits.h"
#include "ui/format/beginning.h"
#include "ui/format/persontext.h"
#include "ui/format/placeholder.h"
#include "ui/format/plaintext.h"
#include "ui/format/translated.h"
#include "ui/theme/metrics.h"
#include "ui/theme/fonts.h"
#include "ui/theme/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStyledItemDelegate>

#include <algorithm>

namespace dovetail::ui {

namespace {

constexpr int peopleShown = 5; ///< without scrolling
constexpr int personHeight = 32;

/// Its boxes stand below those of other check boxes, and as far from the names.
class RoomierDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, outwards(option), index);
    }
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override
    {
        return QStyledItemDelegate::editorEvent(event, model, outwards(option), index);
    }
    [[nodiscard]] QString displayText(const QVariant &value, const QLocale &locale) const override
    {
        return QChar(0x2002) + QStyledItemDelegate::displayText(value, locale);
    }

private:
    static QStyleOptionViewItem outwards(QStyleOptionViewItem option)
    {
        constexpr int margin = 2; // a row has one, a check box has none
        option.rect.translate(option.direction == Qt::RightToLeft ? margin : -margin, 0);
        return option;
    }
};

} // namespace

ShareEditor::ShareEditor(const Share &share, const QList<Person> &people, QWidget *parent)
    : QDialog(parent),
      m_share(share),
      m_name(new QLineEdit(share.name)),
      m_audience(new QComboBox),
      m_people(new QListWidget),
      m_asks(new QCheckBox),
      m_passwordLabel(new QLabel),
      m_password(new QLineEdit),
      m_error(new QLabel),
      m_save(new QPushButton)
{
    setMinimumWidth(320);
    resize(440, 0);
    auto *folder = new QLabel(fontMetrics().elidedText(QDir::toNativeSeparators(share.folder), Qt::ElideMiddle, 360));
    folder->setTextFormat(Qt::PlainText);
    keepAtBeginning(*folder);
    folder->setProperty("tone", QStringLiteral("sub"));
    folder->setFont(Fonts(font()).small);
    folder->setAccessibleName(share.folder);
    folder->setToolTip(plainToolTip(QDir::toNativeSeparators(share.folder)));
    m_name->setMaxLength(limits::maxShareName);
    m_name->selectAll();
    m_audience->addItem(QString(), int(ShareAudience::Everyone));
    m_audience->addItem(QString(), int(ShareAudience::Known));
    m_audience->addItem(QString(), int(ShareAudience::Chosen));
    m_audience->setCurrentIndex(m_audience->findData(int(share.audience)));
    m_people->setItemDelegate(new RoomierDelegate(m_people));
    fillPeople(people);
    const int each = qMax(personHeight, fontMetrics().height() + 8);
    m_people->setMinimumHeight(qMin(peopleShown, m_people->count()) * each);
    m_people->setMaximumHeight(m_people->count() * each); // no gap where they are few
    m_asks->setChecked(share.hasPassword);
    m_password->setEchoMode(QLineEdit::Password);
    m_error->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    keepAtBeginning(*m_error);
    m_error->setProperty("tone", QStringLiteral("warn"));
    m_error->hide();
    m_save->setDefault(true);
    m_save->setProperty("primary", true);
    auto *cancel = new QPushButton;

    auto *form = new QFormLayout;
    form->setSpacing(10);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setVerticalSpacing(10);
    auto *folderLabel = new QLabel;
    auto *nameLabel = new QLabel;
    auto *audienceLabel = new QLabel;
    for (QLabel *label : {folderLabel, nameLabel, audienceLabel, m_passwordLabel})
        keepAtBeginning(*label);
    for (QLabel *label : {nameLabel, audienceLabel, m_passwordLabel})
        label->setProperty("beside", QStringLiteral("field"));
    form->addRow(folderLabel, folder);
    form->addRow(nameLabel, m_name);
    form->addRow(audienceLabel, m_audience);
    nameLabel->setBuddy(m_name);
    audienceLabel->setBuddy(m_audience);
    m_passwordLabel->setBuddy(m_password);
    form->addRow(m_people);
    form->addRow(m_asks);
    form->addRow(m_passwordLabel, m_password);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(10);
    column->addLayout(form);
    column->addWidget(m_error);
    column->addStretch();
    column->addLayout(buttons);

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ShareEditor::save);
    connect(m_audience, &QComboBox::currentIndexChanged, this, &ShareEditor::arrange);
    connect(m_asks, &QCheckBox::toggled, this, &ShareEditor::arrange);
    connect(m_asks, &QCheckBox::clicked, m_password, [this](bool on) {
        if (on)
            m_password->setFocus(Qt::OtherFocusReason);
    });
    connect(m_name, &QLineEdit::textChanged, this, &ShareEditor::arrange);
    connect(m_password, &QLineEdit::textChanged, this, &ShareEditor::arrange);
    connect(m_people, &QListWidget::itemChanged, this, &ShareEditor::arrange);
    keepTranslated(this, [=, this] {
        const bool fresh = m_share.id.isNull();
        setWindowTitle(fresh ? tr("Share a folder") : tr("Shared folder"));
        folderLabel->setText(tr("Folder"));
        nameLabel->setText(tr("Name"));
        audienceLabel->setText(tr("Seen by"));
        m_name->setAccessibleName(tr("Name"));
        m_audience->setAccessibleName(tr("Who sees it"));
        m_audience->setItemText(0, tr("Everyone on the network"));
        m_audience->setItemText(1, tr("People I have been in touch with"));
        m_audience->setItemText(2, tr("Chosen people"));
        m_people->setAccessibleName(tr("Chosen people"));
        m_asks->setText(tr("Ask for a password"));
        m_passwordLabel->setText(tr("Password"));
        m_password->setAccessibleName(tr("Password"));
        setPlaceholder(*m_password, m_share.hasPassword ? tr("Leave empty to keep it") : QString());
        cancel->setText(tr("Cancel"));
        m_save->setText(fresh ? tr("Share") : tr("Save"));
    });
    arrange();
}

/// Those chosen first; who was chosen once and is not known any more stays in the list, so that nobody is dropped unseen.
void ShareEditor::fillPeople(const QList<Person> &people)
{
    QList<Person> all = people;
    for (const PeerId &id : std::as_const(m_share.chosen)) {
        if (std::none_of(all.cbegin(), all.cend(), [&id](const Person &person) { return person.id == id; })) {
            Person gone;
            gone.id = id;
            all += gone;
        }
    }
    std::stable_sort(all.begin(), all.end(), [this](const Person &a, const Person &b) {
        const bool chosen = m_share.chosen.contains(a.id);
        if (chosen != m_share.chosen.contains(b.id))
            return chosen;
        return shownName(a).localeAwareCompare(shownName(b)) < 0;
    });
    for (const Person &person : std::as_const(all)) {
        auto *item = new QListWidgetItem(isolated(shownName(person).left(limits::maxNameLength)), m_people);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_share.chosen.contains(person.id) ? Qt::Checked : Qt::Unchecked);
        item->setData(Qt::UserRole, QVariant::fromValue(person.id));
        item->setSizeHint({0, qMax(personHeight, fontMetrics().height() + 8)});
    }
}

void ShareEditor::arrange()
{
    const bool choosing = m_audience->currentData().toInt() == int(ShareAudience::Chosen);
    m_people->setVisible(choosing);
    m_password->setVisible(m_asks->isChecked());
    m_passwordLabel->setVisible(m_asks->isChecked());
    bool anybody = false;
    for (int row = 0; row < m_people->count(); ++row)
        anybody |= m_people->item(row)->checkState() == Qt::Checked;
    const bool password = !m_asks->isChecked() || m_share.hasPassword || !m_password->text().isEmpty();
    m_save->setEnabled(!m_name->text().trimmed().isEmpty() && (!choosing || anybody) && password);
}

void ShareEditor::refuse(const QString &sentence)
{
    m_error->setText(sentence);
    m_error->show();
    m_name->setFocus(Qt::OtherFocusReason);
}

void ShareEditor::save()
{
    Share share = m_share;
    share.name = m_name->text().simplified();
    share.audience = ShareAudience(m_audience->currentData().toInt());
    share.chosen.clear();
    for (int row = 0; share.audience == ShareAudience::Chosen && row < m_people->count(); ++row) {
        if (m_people->item(row)->checkState() == Qt::Checked)
            share.chosen += m_people->item(row)->data(Qt::UserRole).value<PeerId>();
    }
    std::optional<QString> password;
    if (!m_asks->isChecked())
        password = QString();
    else if (!m_password->text().isEmpty())
        password = m_password->text();
    share.hasPassword = m_asks->isChecked();
    emit saved(share, password);
}

} // namespace dovetail::ui
