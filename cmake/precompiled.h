// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled for all rooms of core: the Qt headers nearly every file needs.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QCborStreamReader>
#include <QtCore/QCborStreamWriter>
#include <QtCore/QCborValue>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QLoggingCategory>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <QtCore/QThread>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpSocket>
#include <QtNetwork/QUdpSocket>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
