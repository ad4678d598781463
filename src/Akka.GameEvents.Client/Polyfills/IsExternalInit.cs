#if !NET
namespace System.Runtime.CompilerServices;

/// <summary>What the compiler wants to see for <c>init</c>; netstandard2.1 is older than that.</summary>
internal static class IsExternalInit;
#endif
