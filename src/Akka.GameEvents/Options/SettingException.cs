namespace Akka.GameEvents.Options;

/// <summary>Settings that the server refuses to start with; the message has one line for each.</summary>
internal sealed class SettingException : Exception
{
    public SettingException(string message)
        : base(message) => Problems = [];

    public SettingException(string path, string value, string expected)
        : this([SettingProblem.Value(path, value, expected)])
    {
    }

    public SettingException(IReadOnlyList<SettingProblem> problems)
        : base(string.Join('\n', problems.Select(problem => problem.Text))) => Problems = problems;

    /// <summary>The settings that are refused; empty when it is about none in particular.</summary>
    public IReadOnlyList<SettingProblem> Problems { get; }

    /// <exception cref="SettingException">There are problems.</exception>
    public static void ThrowIfAny(IReadOnlyList<SettingProblem> problems)
    {
        if (problems.Count > 0) throw new SettingException(problems);
    }
}
