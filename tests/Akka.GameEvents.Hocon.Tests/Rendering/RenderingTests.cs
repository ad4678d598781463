using System.Text;
using Akka.GameEvents.Hocon.Rendering;
using Akka.GameEvents.Hocon.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.GameEvents.Hocon.Tests.Rendering;

public class RenderingTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1000);

    [Fact]
    public void Write_AnyObject_IsReadAsThatObject() => Check.One(Thorough, Prop.ForAll(Generated.Any, value =>
        Conf.Show(Conf.Resolve(ThroughAFile(HoconWriter.Write(value)))) == Conf.Show(value)));

    [Fact]
    public void Render_Document_IsWrittenForPeople() => Assert.Equal(
        """
        game {
          urls = [
            "http://127.0.0.1:7350"
            {
              x = 1.50
            }
          ]
          "a.b" = true
          none = null
          list = []
          group {}
        }

        """.ReplaceLineEndings("\n"),
        Conf.Load("game={urls=[\"http://127.0.0.1:7350\",{x=1.50}],\"a.b\"=true,none=null,list=[],group={}}").Render());

    [Theory]
    [InlineData("plain-key_1", "plain-key_1")]
    [InlineData("1st", "\"1st\"")]
    [InlineData("include", "\"include\"")]
    [InlineData("", "\"\"")]
    [InlineData("a.b", "\"a.b\"")]
    public void Key_Name_IsQuotedIfItMustBe(string name, string written) => Assert.Equal(written, HoconText.Key(name));

    private static string ThroughAFile(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
