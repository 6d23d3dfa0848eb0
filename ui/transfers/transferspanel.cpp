// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/transferspanel.h"

#include "core/common/sentence.h"
#include "ui/format/beginning.h"
#include "ui/format/placeholder.h"
#include "ui/format/transfertext.h"
#include "ui/format/translated.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/statepage.h"
#include "ui/theme/theme.h"
#include "ui/transfers/totalstext.h"
#include "ui/transfers/transfersfilter.h"
#include "ui/transfers/transfersmodel.h"
#include "ui/transfers/transfersview.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

namespace dovetail::ui {

namespace {

constexpr int roomForWords = 440; ///< on the buttons of the head
constexpr int digitsOfTotals = 70; ///< how many fit in a panel that has the totals beside its buttons

} // namespace

TransfersPanel::TransfersPanel(const Theme &theme, TransfersModel &transfers, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_transfers(transfers),
      m_filter(new TransfersFilter(transfers, this)),
      m_sum(new QLabel),
      m_words(new QLineEdit),
      m_show(new QComboBox),
      m_stack(new QStackedWidget),
      m_view(new TransfersView(theme)),
      m_nothing(new StatePage(theme))
{
    setObjectName(QStringLiteral("transfersPanel"));
    setAttribute(Qt::WA_StyledBackground);
    m_view->setModel(m_filter);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_nothing);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(makeTools());
    column->addWidget(m_stack, 1);

    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, &TransfersPanel::update);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &TransfersPanel::update);
    connect(m_filter, &QAbstractItemModel::dataChanged, this, &TransfersPanel::update);
    connect(&transfers, &QAbstractItemModel::rowsInserted, this, &TransfersPanel::update);
    connect(&transfers, &QAbstractItemModel::rowsRemoved, this, &TransfersPanel::update);
    connect(&theme, &Theme::changed, this, &TransfersPanel::retint);
    retint();
    keepTranslated(this, [this] {
        setTotals(m_totals);
        update();
    });
}

QWidget *TransfersPanel::makeHead()
{
    auto *head = new QWidget;
    head->setObjectName(QStringLiteral("transfersHead"));
    head->setAttribute(Qt::WA_StyledBackground);
    head->setFixedHeight(qMax(metrics::headerHeight, 2 * QFontMetrics(font()).height() + 20));
    auto *title = new QLabel;
    keepTranslated(title, [title] { title->setText(tr("Transfers")); });
    title->setFont(Fonts(font()).strong);
    for (QLabel *label : {title, m_sum})
        keepAtBeginning(*label);
    title->setProperty("tone", QStringLiteral("strong"));
    m_sum->setFont(Fonts(font()).small);
    m_sum->setTextFormat(Qt::PlainText);
    m_sum->setProperty("tone", QStringLiteral("sub"));
    m_sum->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(1);
    m_lines->addStretch();
    m_lines->addWidget(title);
    m_lines->addWidget(m_sum);
    m_lines->addStretch();
    m_acceptAll = makeButton(QStringLiteral("check"), [] { return tr("Accept all"); });
    m_acceptAll->setObjectName(QStringLiteral("acceptAll"));
    keepTranslated(m_acceptAll, [this] { m_acceptAll->setText(tr("Accept all")); });
    m_acceptAll->hide();
    m_pauseAll = makeButton(QStringLiteral("pause"), [] { return tr("Pause all"); });
    m_resumeAll = makeButton(QStringLiteral("play"), [] { return tr("Resume all"); });
    m_rate = makeButton(QStringLiteral("gauge"), [this]() -> QString {
        return m_rateLimit > 0 ? tr("Sending at most %1/s").arg(formatBytes(m_rateLimit))
                               : tr("Limit the rate of sending");
    });
    m_close = makeButton(QStringLiteral("close"), [] { return tr("Close"); });
    connect(m_acceptAll, &QToolButton::clicked, this, &TransfersPanel::acceptAllWanted);
    connect(m_pauseAll, &QToolButton::clicked, this, &TransfersPanel::pauseAllWanted);
    connect(m_resumeAll, &QToolButton::clicked, this, &TransfersPanel::resumeAllWanted);
    connect(m_close, &QToolButton::clicked, this, &TransfersPanel::closeWanted);
    auto *menu = new QMenu(m_rate);
    connect(menu, &QMenu::aboutToShow, this, &TransfersPanel::fillRateMenu);
    m_rate->setMenu(menu);
    m_rate->setPopupMode(QToolButton::InstantPopup);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(18, 8, 18, 8);
    row->setSpacing(6);
    row->addLayout(m_lines, 1);
    for (QToolButton *button : {m_acceptAll, m_pauseAll, m_resumeAll, m_rate, m_close})
        row->addWidget(button);
    return head;
}

QWidget *TransfersPanel::makeTools()
{
    auto *tools = new QWidget;
    keepTranslated(m_words, [this] {
        setPlaceholder(*m_words, tr("Filter by file or person"));
        m_words->setAccessibleName(tr("Filter by file or person"));
    });
    m_words->setClearButtonEnabled(true);
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_filter->setWords(words);
        update();
    });
    for (const auto show : {TransfersFilter::Show::All, TransfersFilter::Show::Active, TransfersFilter::Show::Finished,
                            TransfersFilter::Show::Failed})
        m_show->addItem(QString(), int(show));
    auto *name = new QLabel(tools); // not seen: screen readers take what a combo box is called from the label beside it
    name->setBuddy(m_show);
    name->hide();
    keepTranslated(m_show, [this, name] {
        name->setText(tr("Which transfers are shown"));
        m_show->setAccessibleName(name->text());
        const QStringList texts{tr("All"), tr("Active"), tr("Finished"), tr("Failed")};
        for (int i = 0; i < m_show->count(); ++i)
            m_show->setItemText(i, texts.at(i));
    });
    connect(m_show, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setShow(TransfersFilter::Show(m_show->currentData().toInt()));
        update();
    });
    m_clear = makeButton(QStringLiteral("sweep"), [] { return tr("Clear finished and failed"); });
    connect(m_clear, &QToolButton::clicked, this, &TransfersPanel::clearEnded);
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(18, 10, 18, 6);
    row->setSpacing(8);
    row->addWidget(m_words, 1);
    row->addWidget(m_show);
    row->addWidget(m_clear);
    return tools;
}

QToolButton *TransfersPanel::makeButton(const QString &icon, const std::function<QString()> &name)
{
    auto *button = new QToolButton;
    keepTranslated(button, [button, name] {
        button->setAccessibleName(name());
        button->setToolTip(name());
    });
    m_icons += {button, icon};
    return button;
}

void TransfersPanel::setTotals(const TransferTotals &totals)
{
    m_totals = totals;
    m_twoLines = m_twoLines && totals.active > 0;
    if (m_acceptAll->isHidden() != (totals.canAccept == 0)) {
        m_acceptAll->setVisible(totals.canAccept > 0);
        m_lines->parentWidget()->layout()->activate(); // it takes room from the sum
    }
    m_pauseAll->setEnabled(totals.canPause > 0);
    m_resumeAll->setEnabled(totals.canResume > 0);
    fitTotals();
}

void TransfersPanel::setRateLimit(qint64 limit)
{
    m_rateLimit = limit;
    QEvent again(QEvent::LanguageChange); // its words say how much
    QCoreApplication::sendEvent(m_rate, &again);
    retint();
}

void TransfersPanel::attend()
{
    if (m_stack->currentWidget() != m_view) {
        m_words->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_filter->index(0, 0));
    m_view->setFocus(Qt::OtherFocusReason);
}

void TransfersPanel::fillRateMenu()
{
    QMenu *menu = m_rate->menu();
    menu->clear();
    QList<qint64> steps{0, 500'000, 1'000'000, 5'000'000, 10'000'000, 50'000'000};
    if (!steps.contains(m_rateLimit))
        steps += m_rateLimit;
    for (const qint64 step : std::as_const(steps)) {
        const QString text = step == 0 ? tr("Send without limit") : tr("Send at most %1/s").arg(formatBytes(step));
        QAction *action = menu->addAction(text, this, [this, step] { emit rateLimitChosen(step); });
        action->setCheckable(true);
        action->setChecked(step == m_rateLimit);
    }
}

void TransfersPanel::clearEnded()
{
    QList<TransferId> ended;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        if (hasEnded(row))
            ended += m_filter->index(row, 0).data(TransfersModel::TransferRole).value<Transfer>().id;
    }
    if (!ended.isEmpty())
        emit forgetWanted(ended);
}

void TransfersPanel::update()
{
    const bool something = m_filter->rowCount() > 0;
    m_stack->setCurrentWidget(something ? static_cast<QWidget *>(m_view) : m_nothing);
    const bool hidden = m_transfers.rowCount() > 0;
    m_nothing->setPicture(hidden ? QStringLiteral("search") : QStringLiteral("transfers"));
    m_nothing->setTitle(hidden ? tr("No transfer matches") : tr("No transfers yet"));
    m_nothing->setSentence(hidden ? tr("Look for other words, or choose “All”.")
                                  : tr("What you send and receive is listed here. Drop files on somebody to begin."));
    bool ended = false; // what has ended is behind what has not
    for (int row = m_filter->rowCount() - 1; row >= 0 && !ended; --row)
        ended = hasEnded(row);
    m_clear->setEnabled(ended);
}

bool TransfersPanel::hasEnded(int row) const
{
    return isEnd(m_filter->index(row, 0).data(TransfersModel::TransferRole).value<Transfer>().state);
}

void TransfersPanel::fitTotals()
{
    const QString text = totalsText(m_totals);
    const QFontMetrics metrics = m_sum->fontMetrics();
    // Below the buttons there is more room, and some for a second line. They stay where they went until there is another width, or all
    // that is below them would jump with every digit.
    if (!areTotalsBelow() && metrics.horizontalAdvance(text) > m_sum->contentsRect().width())
        placeTotals(true);
    const int room = m_sum->contentsRect().width();
    m_twoLines = areTotalsBelow() && (m_twoLines || metrics.horizontalAdvance(text) > room);
    QStringList lines = m_twoLines ? totalsLines(m_totals) : QStringList(text);
    for (QString &line : lines)
        line = metrics.elidedText(line, Qt::ElideRight, room);
    m_sum->setText(lines.join(QLatin1Char('\n')));
    m_sum->setAccessibleName(text);
    m_sum->setToolTip(text);
}

void TransfersPanel::retint()
{
    const Colours &colours = m_theme.colours();
    for (const auto &[button, icon] : std::as_const(m_icons))
        button->setIcon(tintedIcon(icon, button == m_acceptAll || (button == m_rate && m_rateLimit > 0) ? colours.acc : colours.sub));
}

void TransfersPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_acceptAll->setToolButtonStyle(width() < roomForWords ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    // In a narrow panel not even the shortest fit beside the buttons.
    placeTotals(width() < digitsOfTotals * fontMetrics().horizontalAdvance(QLatin1Char('0')));
    m_twoLines = false;
    fitTotals();
}

void TransfersPanel::placeTotals(bool below)
{
    if (below != areTotalsBelow()) {
        if (below)
            static_cast<QVBoxLayout *>(layout())->insertWidget(1, m_sum);
        else
            m_lines->insertWidget(2, m_sum);
        m_sum->show(); // now: while it waits to be shown in its new place, it has no width to fit into
        m_sum->setContentsMargins(below ? 18 : 0, below ? 8 : 0, below ? 18 : 0, 0);
    }
    layout()->activate();
}

bool TransfersPanel::areTotalsBelow() const
{
    return static_cast<QVBoxLayout *>(layout())->indexOf(m_sum) >= 0;
}

} // namespace dovetail::ui
