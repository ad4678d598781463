namespace Akka.GameEvents.Compat.Nakama.Http;

/// <summary>The codes in Nakama's errors: those of gRPC, as far as they are used.</summary>
internal enum RpcCode
{
    InvalidArgument = 3,
    NotFound = 5,
    AlreadyExists = 6,
    PermissionDenied = 7,
    ResourceExhausted = 8,
    FailedPrecondition = 9,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
    Unauthenticated = 16,
}
