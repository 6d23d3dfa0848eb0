// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/shareeditor.h"

#include "core/common/limits.h"
#include "ui/format/persontext.h"
#include "ui/theme/fonts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include <algorithm>

namespace dovetail::ui {

ShareEditor::ShareEditor(const Share &share, const QList<Person> &people, QWidget *parent)
    : QDialog(parent),
      m_share(share),
      m_name(new QLineEdit(share.name)),
      m_audience(new QComboBox),
      m_people(new QListWidget),
      m_asks(new QCheckBox(tr("Ask for a password"))),
      m_password(new QLineEdit),
      m_error(new QLabel),
      m_save(new QPushButton(share.id.isNull() ? tr("Share") : tr("Save")))
{
    setWindowTitle(share.id.isNull() ? tr("Share a folder") : tr("Shared folder"));
    setMinimumWidth(320);
    resize(440, 0);
    auto *folder = new QLabel(fontMetrics().elidedText(QDir::toNativeSeparators(share.folder), Qt::ElideMiddle, 360));
    folder->setTextFormat(Qt::PlainText);
    folder->setProperty("tone", QStringLiteral("sub"));
    folder->setFont(Fonts(font()).small);
    folder->setAccessibleName(share.folder);
    m_name->setMaxLength(limits::maxShareName);
    m_name->setAccessibleName(tr("Name"));
    m_name->selectAll();
    m_audience->setAccessibleName(tr("Who sees it"));
    m_audience->addItem(tr("Everyone on the network"), int(ShareAudience::Everyone));
    m_audience->addItem(tr("People I have been in touch with"), int(ShareAudience::Known));
    m_audience->addItem(tr("Chosen people"), int(ShareAudience::Chosen));
    m_audience->setCurrentIndex(m_audience->findData(int(share.audience)));
    m_people->setAccessibleName(tr("Chosen people"));
    m_people->setMinimumHeight(140);
    m_people->setSpacing(3);
    fillPeople(people);
    m_asks->setChecked(share.hasPassword);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    m_password->setPlaceholderText(share.hasPassword ? tr("Leave empty to keep it") : tr("Password"));
    m_error->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setProperty("tone", QStringLiteral("warn"));
    m_error->hide();
    m_save->setDefault(true);
    m_save->setProperty("primary", true);
    auto *cancel = new QPushButton(tr("Cancel"));

    auto *form = new QFormLayout;
    form->setSpacing(10);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("Folder"), folder);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Seen by"), m_audience);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(10);
    column->addLayout(form);
    column->addWidget(m_people, 1);
    column->addWidget(m_asks);
    column->addWidget(m_password);
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
        auto *item = new QListWidgetItem(shownName(person).left(limits::maxNameLength), m_people);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_share.chosen.contains(person.id) ? Qt::Checked : Qt::Unchecked);
        item->setData(Qt::UserRole, QVariant::fromValue(person.id));
    }
}

void ShareEditor::arrange()
{
    const bool choosing = m_audience->currentData().toInt() == int(ShareAudience::Chosen);
    m_people->setVisible(choosing);
    m_password->setVisible(m_asks->isChecked());
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
