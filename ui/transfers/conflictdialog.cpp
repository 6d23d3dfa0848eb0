// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/conflictdialog.h"

#include "core/common/displaytext.h"
#include "ui/format/beginning.h"
#include "ui/format/roomforwords.h"
#include "ui/format/translated.h"
#include "ui/theme/fonts.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace dovetail::ui {

namespace {

constexpr int longestName = 80;

QLabel *paragraph(const QFont &font, const char *tone)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    keepAtBeginning(*label);
    label->setFont(font);
    label->setProperty("tone", QString::fromLatin1(tone));
    return label;
}

/// A path has no place where it may break: shortened in the middle it pushes nothing off the screen.
QString shortened(const QString &text)
{
    const QString clean = cleanLine(text, 512);
    return clean.size() <= longestName ? clean
                                       : clean.left(longestName / 2) + QStringLiteral("…") + clean.right(longestName / 2);
}

} // namespace

ConflictDialog::ConflictDialog(const QString &name, const QString &folder, bool isFolder, QWidget *parent)
    : QDialog(parent)
{
    setMinimumWidth(320);
    keepRoomForWords(this);
    const Fonts fonts(font());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(4);
    QLabel *question = paragraph(fonts.strong, "strong");
    column->addWidget(question);
    if (!folder.isEmpty()) {
        QLabel *where = paragraph(fonts.small, "sub");
        where->setText(shortened(QDir::toNativeSeparators(folder)));
        column->addWidget(where);
    }
    column->addSpacing(8);
    offer(ExistingPolicy::KeepBoth, [] { return tr("Keep both"); },
          [] { return tr("What comes in gets a number behind its name."); });
    offer(ExistingPolicy::SkipIdentical, [] { return tr("Skip what is identical"); },
          [isFolder] {
              return isFolder ? tr("Files that are the same are not received again. Those that differ are kept beside the old ones, "
                                   "with a number.")
                              : tr("If it is the same file, it is not received again. If it differs, both are kept.");
          });
    offer(ExistingPolicy::Replace, [] { return tr("Replace"); }, [isFolder] {
        return isFolder ? tr("Files in the folder that have the same names are lost; all others stay.")
                        : tr("The file that is there is lost.");
    });
    auto *cancel = new QPushButton;
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    column->addSpacing(10);
    column->addStretch(); // not between the choices
    column->addWidget(cancel, 0, Qt::AlignRight);
    keepTranslated(this, [this, question, cancel, name = shortened(name)] {
        setWindowTitle(tr("Already there"));
        question->setText(tr("“%1” is there already.").arg(name));
        setAccessibleName(question->text());
        cancel->setText(tr("Cancel"));
    });
}

void ConflictDialog::offer(ExistingPolicy policy, const Words &text, const Words &meaning)
{
    auto *button = new QPushButton;
    QLabel *explanation = paragraph(Fonts(font()).small, "sub");
    keepTranslated(button, [=] {
        button->setText(text());
        button->setAccessibleDescription(meaning());
        explanation->setText(meaning());
    });
    button->setAutoDefault(false);
    if (policy == ExistingPolicy::KeepBoth) {
        button->setDefault(true);
        button->setProperty("primary", true);
        button->setFocus(Qt::OtherFocusReason);
    }
    connect(button, &QPushButton::clicked, this, [this, policy] {
        accept();
        emit chosen(policy);
    });
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addSpacing(6);
    column->addWidget(button);
    column->addWidget(explanation);
}

} // namespace dovetail::ui
