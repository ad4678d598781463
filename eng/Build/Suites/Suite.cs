namespace Akka.GameEvents.Build.Suites;

/// <summary>Tests that run as one program and are counted together.</summary>
internal abstract class Suite
{
    /// <summary>What the table shows and <c>--suite</c> picks by.</summary>
    public abstract string Name { get; }

    /// <summary>The file that says what the suite is made of, from the root.</summary>
    public abstract string Manifest { get; }

    public abstract Task<SuiteOutcome> RunAsync(CancellationToken cancellation);
}
