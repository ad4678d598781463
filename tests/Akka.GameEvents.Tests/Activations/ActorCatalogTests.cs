using System.Reflection;
using System.Reflection.Emit;
using Akka.GameEvents.Activations;

namespace Akka.GameEvents.Tests.Activations;

/// <summary>
/// Event records that cannot be served are refused at start. They live in assemblies of their own, since the records of this one are looked
/// at by every kit that starts.
/// </summary>
public class ActorCatalogTests
{
    private static InvalidOperationException Refusal(Action<TypeBuilder> addTo)
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName($"Game{Guid.NewGuid():N}"), AssemblyBuilderAccess.RunAndCollect).DefineDynamicModule("game");
        var actor = module.DefineType("Room", TypeAttributes.Public | TypeAttributes.Class, typeof(GameActor<object>)).CreateType();
        var record = module.DefineType("Record", TypeAttributes.Public | TypeAttributes.Class);
        addTo(record);
        record.CreateType();
        return Assert.Throws<InvalidOperationException>(() => new ActorCatalog([("room", actor)], new Dictionary<string, Func<GameUser, bool>>(), []));
    }

    private static CustomAttributeBuilder Attribute<T>(params object?[] arguments)
        where T : Attribute => new(typeof(T).GetConstructors().Single(), arguments);

    [Theory]
    [InlineData("connected")]
    [InlineData("disconnected")]
    [InlineData("reconnected")]
    [InlineData("gap")]
    [InlineData("error")]
    public void New_RecordHasAReservedName_IsRefusedNamingIt(string name)
    {
        var error = Refusal(record => record.SetCustomAttribute(Attribute<EventAttribute>(name)));

        Assert.Contains("Record", error.Message, StringComparison.Ordinal);
        Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_LatestNamesNoProperty_IsRefusedNamingIt() =>
        Assert.Contains("'PlayerId'", Refusal(record => record.SetCustomAttribute(Attribute<LatestAttribute>("PlayerId"))).Message, StringComparison.Ordinal);

    [Fact]
    public void New_LatestAndVolatile_IsRefused()
    {
        var error = Refusal(record =>
        {
            record.SetCustomAttribute(Attribute<LatestAttribute>([null]));
            record.SetCustomAttribute(Attribute<VolatileAttribute>());
        });

        Assert.Contains("both [Latest] and [Volatile]", error.Message, StringComparison.Ordinal);
    }
}
