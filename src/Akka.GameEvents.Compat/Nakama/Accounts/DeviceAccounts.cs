using System.Security.Cryptography;
using System.Text;
using Akka.GameEvents.Compat.Nakama.Http;

namespace Akka.GameEvents.Compat.Nakama.Accounts;

/// <summary>
/// The users of devices. A user's id is made of the device's, so it is the same on every server and after every start, without a database; names are
/// remembered here, of so many accounts, and the oldest is forgotten first.
/// </summary>
internal sealed class DeviceAccounts(int capacity = DeviceAccounts.DefaultCapacity)
{
    public const int DefaultCapacity = 50_000;
    private const int MinDeviceBytes = 10;
    private const int MaxBytes = 128;
    private const int UuidBytes = 16;
    private const int GeneratedNameLength = 10;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, NakamaAccount> _byUser = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Queue<NakamaAccount> _byAge = new();

    /// <param name="device">The device's id, a secret.</param>
    /// <param name="username">What a new account is called; null or empty for any name.</param>
    /// <param name="mayCreate">Whether there may be a new account.</param>
    /// <param name="isNew">Whether there is.</param>
    /// <exception cref="NakamaRefusal">There is no account, or what was given makes none.</exception>
    public NakamaAccount Open(string device, string? username, bool mayCreate, out bool isNew)
    {
        if (device.Length == 0) throw Fault("Device ID is required.");
        CheckText("Device ID", device, MinDeviceBytes);
        if (!string.IsNullOrEmpty(username)) CheckText("Username", username, 1);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("gameevents nakama device " + device));
        var user = UserIdOf(hash);
        lock (_gate)
        {
            isNew = !_byUser.TryGetValue(user, out var account);
            if (account is not null) return account;
            if (!mayCreate) throw new NakamaRefusal(new NakamaError(RpcCode.NotFound, "User account not found."));
            account = new NakamaAccount(user, string.IsNullOrEmpty(username) ? GenerateName(hash) : username);
            if (!_names.Add(account.Username)) throw new NakamaRefusal(new NakamaError(RpcCode.AlreadyExists, "Username is already in use."));
            Add_NeedsLock(account);
            return account;
        }
    }

    private void Add_NeedsLock(NakamaAccount account)
    {
        _byUser.Add(account.UserId, account);
        _byAge.Enqueue(account);
        if (_byAge.Count <= capacity) return;
        var oldest = _byAge.Dequeue();
        _byUser.Remove(oldest.UserId);
        _names.Remove(oldest.Username);
    }

    /// <summary>A UUID of version 8 (RFC 9562 §5.8).</summary>
    private static string UserIdOf(ReadOnlySpan<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[UuidBytes];
        hash[..UuidBytes].CopyTo(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private static string GenerateName(byte[] hash) =>
        string.Concat(hash.Skip(UuidBytes).Take(GeneratedNameLength).Select(value => (char)('a' + (value % 26))));

    private static void CheckText(string what, string text, int minBytes)
    {
        if (text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))) throw Fault($"{what} invalid, no spaces or control characters allowed.");
        if (Encoding.UTF8.GetByteCount(text) is var bytes && (bytes < minBytes || bytes > MaxBytes))
            throw Fault($"{what} invalid, must be {minBytes}-{MaxBytes} bytes.");
    }

    private static NakamaRefusal Fault(string message) => new(NakamaError.Invalid(message));
}
