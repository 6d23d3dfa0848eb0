// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled for ui: the Qt headers nearly every file needs.
#pragma once

#include <QtCore/QAbstractListModel>
#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QLocale>
#include <QtCore/QString>
#include <QtGui/QPainter>
#include <QtGui/QTextLayout>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QWidget>

#include <functional>
#include <memory>
#include <optional>
