// SPDX-License-Identifier: GPL-3.0-or-later
// Tells ThreadSanitizer what it cannot see: that Qt hands calls from one thread to another in order. The
// distribution's Qt is not compiled with the sanitizer and locks by futexes of its own, so every queued call would
// look like a race. Before a call is queued the caller releases, before an event is delivered the receiver
// acquires. Preloaded by tests/run for the tsan build; does nothing in programs without Qt or without the
// sanitizer, so python may load it too.
//
// One mark for all threads orders more than Qt does: races between things that an unrelated event happened
// to separate stay hidden. What races without an event in between is found.
#include <dlfcn.h>

#include <functional>
#include <utility>

extern "C" {
__attribute__((weak)) void __tsan_acquire(void *address);
__attribute__((weak)) void __tsan_release(void *address);
// QInternal::registerCallback(QInternal::Callback, bool (*)(void **))
__attribute__((weak)) bool _ZN9QInternal16registerCallbackENS_8CallbackEPFbPPvE(int callback, bool (*function)(void **));
// qt_register_signal_spy_callbacks(QSignalSpyCallbackSet *)
__attribute__((weak)) void _Z32qt_register_signal_spy_callbacksP21QSignalSpyCallbackSet(void *set);
}

namespace {

char mark;

void release()
{
    if (__tsan_release)
        __tsan_release(&mark);
}

bool onEvent(void **)
{
    if (__tsan_acquire)
        __tsan_acquire(&mark);
    return false; // go on and deliver it
}

struct SpySet {
    void (*signalBegin)(void *, int, void **) = [](void *, int, void **) { release(); };
    void (*slotBegin)(void *, int, void **) = nullptr;
    void (*signalEnd)(void *, int) = nullptr;
    void (*slotEnd)(void *, int) = nullptr;
} spies;

__attribute__((constructor)) void install()
{
    constexpr int eventNotifyCallback = 0;
    if (_ZN9QInternal16registerCallbackENS_8CallbackEPFbPPvE)
        _ZN9QInternal16registerCallbackENS_8CallbackEPFbPPvE(eventNotifyCallback, onEvent);
    if (_Z32qt_register_signal_spy_callbacksP21QSignalSpyCallbackSet)
        _Z32qt_register_signal_spy_callbacksP21QSignalSpyCallbackSet(&spies);
}

} // namespace

// QMetaObject::invokeMethodImpl(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *), which our
// code calls from a template: a lambda for another thread passes here.
extern "C" bool _ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv(
    void *object, void *slot, int type, void *result)
{
    using Function = bool (*)(void *, void *, int, void *);
    static const auto real = reinterpret_cast<Function>(dlsym(
        RTLD_NEXT,
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv"));
    release();
    return real(object, slot, type, result);
}

// QThreadPool::start(std::function<void ()>, int): what is handed to a pool's thread is seen there as it was handed over.
extern "C" void _ZN11QThreadPool5startESt8functionIFvvEEi(void *pool, std::function<void()> *work, int priority)
{
    using Function = void (*)(void *, std::function<void()> *, int);
    static const auto real =
        reinterpret_cast<Function>(dlsym(RTLD_NEXT, "_ZN11QThreadPool5startESt8functionIFvvEEi"));
    std::function<void()> seen = [work = std::move(*work)] {
        onEvent(nullptr);
        work();
    };
    release();
    real(pool, &seen, priority);
}
