using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.ServerEvents;

/// <summary>
/// Makes handlers of delegates: a parameter is what happened, a <see cref="CancellationToken"/>, or else a service. A task that
/// it returns is awaited; any other result is left.
/// </summary>
internal static class HandlerBinder
{
    private static readonly MethodInfo GetService = typeof(ServiceProviderServiceExtensions)
        .GetMethods()
        .Single(method => method is { Name: nameof(ServiceProviderServiceExtensions.GetRequiredService), IsGenericMethod: true });

    /// <param name="name">What it is registered for.</param>
    /// <param name="subject">The type of what happened.</param>
    /// <param name="handler">The delegate.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="services">Tells which services there are.</param>
    /// <exception cref="InvalidOperationException">The delegate cannot be a handler.</exception>
    public static BoundHandler Bind(string name, Type subject, Delegate handler, EventHandlerOptions options, IServiceProviderIsService services)
    {
        var happened = Expression.Parameter(typeof(object));
        var provider = Expression.Parameter(typeof(IServiceProvider));
        var stop = Expression.Parameter(typeof(CancellationToken));
        // The method may have one more, before the others, that the delegate brings itself.
        var taken = handler.GetType().GetMethod("Invoke")!.GetParameters().Length;
        var arguments = handler.Method.GetParameters()[^taken..].Select(Argument).ToArray();
        var call = Expression.Invoke(Expression.Constant(handler), arguments);
        var run = Expression.Lambda<Func<object, IServiceProvider?, CancellationToken, ValueTask>>(Completed(call), happened, provider, stop);
        return new BoundHandler(name, run.Compile(), arguments.Any(argument => argument is MethodCallExpression), options);

        Expression Argument(ParameterInfo parameter)
        {
            if (parameter.ParameterType == subject) return Expression.Convert(happened, subject);
            if (parameter.ParameterType == typeof(CancellationToken)) return stop;
            if (!services.IsService(parameter.ParameterType))
            {
                throw new InvalidOperationException(
                    $"The handler of '{name}' takes '{parameter.Name}', a {parameter.ParameterType.Name}: that is neither {subject.Name}, CancellationToken nor a registered service.");
            }

            return Expression.Call(GetService.MakeGenericMethod(parameter.ParameterType), provider);
        }

        static Expression Completed(Expression called)
        {
            if (called.Type == typeof(ValueTask)) return called;
            if (called.Type.IsGenericType && called.Type.GetGenericTypeDefinition() == typeof(ValueTask<>)) called = Expression.Call(called, "AsTask", null);
            return typeof(Task).IsAssignableFrom(called.Type)
                ? Expression.New(typeof(ValueTask).GetConstructor([typeof(Task)])!, called)
                : Expression.Block(called, Expression.Default(typeof(ValueTask)));
        }
    }
}
