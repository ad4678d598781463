using Akka.GameEvents.Build.Shape;

namespace Akka.GameEvents.Architecture.Tests.Shape;

// The words are put together, so that the rule does not find them in its own tests.
public class FinishedWorkTests
{
    [Theory]
    [InlineData("TO", "DO")]
    [InlineData("FIX", "ME")]
    [InlineData("HA", "CK")]
    [InlineData("XX", "X")]
    public void Check_NoteToOneself_NamesThePlace(string start, string end) => Assert.Equal(
        [$"a.cs:2: {start}{end}: finish it, or open an issue"],
        FinishedWork.Check("a.cs", $"first\n// {start}{end}: later\n"));

    [Theory]
    [InlineData("[Fa", "ct(Skip = \"later\")]")]
    [InlineData("[Theo", "ry(DisplayName = \"x\", Skip = \"later\")]")]
    [InlineData("[Fa", "ct(Explicit = true)]")]
    [InlineData("Assert.", "SkipWhen(true, \"later\");")]
    [InlineData("it.", "skip(\"later\", () => {});")]
    [InlineData("describe.", "only(\"this\", () => {});")]
    [InlineData("test(\"x\", {", " skip: true }, () => {});")]
    public void Check_TestThatDoesNotRun_IsFound(string start, string end) => Assert.Single(FinishedWork.Check("a.cs", start + end));

    [Fact]
    public void Check_Sleep_IsFound() => Assert.Single(FinishedWork.Check("a.cs", "Thread." + "Sleep(10);"));

    [Theory]
    [InlineData("list.Skip(1).Take(2)")]
    [InlineData("[Fact] public void Skip_Two_LeavesTheRest()")]
    [InlineData("// what is to do is said elsewhere")]
    [InlineData("todoList.only()")]
    public void Check_WordsOfOtherMeaning_FindsNothing(string line) => Assert.Empty(FinishedWork.Check("a.cs", line));
}
