namespace Akka.GameEvents.Gateway.Tests.Support;

internal enum Opcode
{
    Continuation = 0,
    Text = 1,
    Binary = 2,
    Reserved = 3,
    Close = 8,
    Ping = 9,
    Pong = 10,
}
