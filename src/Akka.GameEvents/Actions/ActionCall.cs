using System.Linq.Expressions;
using System.Reflection;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http.Metadata;

namespace Akka.GameEvents.Actions;

/// <summary>A call as it goes over the wire.</summary>
/// <param name="Action">The action's name.</param>
/// <param name="Arguments">A JSON array.</param>
internal readonly record struct ActionCall(string Action, RawJson Arguments)
{
    public static ActionCall Of(string action, IEnumerable<object?> arguments) => new(action, GameJson.Encode(arguments));

    /// <summary>Reads <c>room => room.SendMessage("Ann", text)</c>: the method names the action, its arguments are written as JSON.</summary>
    /// <exception cref="ArgumentException">The expression is not a call of an action of the actor.</exception>
    public static ActionCall Of(LambdaExpression expression)
    {
        if (expression.Body is not MethodCallExpression call || call.Method.GetCustomAttribute<ActionAttribute>() is not { } action)
            throw new ArgumentException($"'{expression}' is not the call of an action: write actor => actor.Action(arguments).", nameof(expression));
        var arguments = call.Method.GetParameters().Zip(call.Arguments).Where(a => IsSent(a.First)).Select(a => Value(a.Second));
        return Of(action.Name ?? ActionCatalog.WireName(call.Method.Name), arguments);
    }

    /// <summary>Tokens and services are supplied by the server; what the expression has in their place is not sent.</summary>
    private static bool IsSent(ParameterInfo parameter) =>
        parameter.ParameterType != typeof(CancellationToken) && !parameter.GetCustomAttributes().Any(a => a is IFromServiceMetadata);

    private static object? Value(Expression argument) =>
        Expression.Lambda<Func<object?>>(Expression.Convert(argument, typeof(object))).Compile(preferInterpretation: true)();
}
