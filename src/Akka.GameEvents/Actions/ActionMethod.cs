using System.Reflection;
using System.Text.Json;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Errors;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Actions;

/// <summary>An action as the host runs it: its name, its access rule, and how arguments get in and the result gets out.</summary>
internal sealed class ActionMethod
{
    private readonly MethodInvoker _invoke;
    private readonly ArgumentSource[] _sources;
    private readonly int _required;
    private readonly int _accepted;
    private readonly bool _hasResult;
    private readonly Func<object?, ValueTask<object?>> _unwrap;

    public ActionMethod(string name, MethodInfo method, ActionAcl acl)
    {
        Name = name;
        Acl = acl;
        _invoke = MethodInvoker.Create(method);
        _sources = [.. method.GetParameters().Select(p => new ArgumentSource(p))];
        _accepted = _sources.Count(s => s.Parameter is not null);
        _required = _sources.Count(s => s.Parameter is { IsOptional: false });
        _hasResult = TaskResult.HasValue(method.ReturnType);
        _unwrap = TaskResult.UnwrapperOf(method.ReturnType);
        NeedsServices = _sources.Any(s => s.Service is not null);
        if (_sources.SkipWhile(s => s.Parameter is not { IsOptional: true }).Any(s => s.Parameter is { IsOptional: false }))
            throw new InvalidOperationException($"{method.DeclaringType?.FullName}.{method.Name}: a required argument follows an optional one.");
    }

    public string Name { get; }

    public ActionAcl Acl { get; }

    /// <summary>Whether a turn of this action needs a service scope.</summary>
    public bool NeedsServices { get; }

    /// <summary>Binds, runs and encodes the result.</summary>
    /// <exception cref="CodedException"><c>bad_args</c>: the arguments do not fit; nothing ran.</exception>
    public async ValueTask<RawJson> InvokeAsync(GameActor actor, RawJson arguments, IServiceProvider? services, ActorContext context)
    {
        var bound = Bind(arguments, services, context);
        var result = await _unwrap(_invoke.Invoke(actor, bound.AsSpan())).ConfigureAwait(true);
        return _hasResult ? GameJson.Encode(result) : RawJson.Null;
    }

    private object?[] Bind(RawJson arguments, IServiceProvider? services, ActorContext context)
    {
        var reader = new Utf8JsonReader(arguments.IsPresent ? arguments.Utf8.Span : "[]"u8);
        reader.Read();
        var bound = new object?[_sources.Length];
        var more = reader.Read() && reader.TokenType != JsonTokenType.EndArray;
        for (var i = 0; i < _sources.Length; i++)
        {
            var source = _sources[i];
            if (source.Parameter is not { } parameter)
            {
                bound[i] = source.Service is null ? context.TurnCancellation : services!.GetRequiredService(source.Service);
            }
            else if (more)
            {
                bound[i] = parameter.Read(ref reader);
                more = reader.Read() && reader.TokenType != JsonTokenType.EndArray;
            }
            else
            {
                bound[i] = parameter.IsOptional ? parameter.Default : throw parameter.Missing();
            }
        }

        return more ? throw TooMany() : bound;
    }

    private CodedException TooMany()
    {
        var count = _required == _accepted ? $"{_accepted}" : $"{_required} to {_accepted}";
        return new CodedException(BadArgs.Error("args", $"{count} argument(s)"));
    }

    /// <summary>Where one of the method's parameters comes from: the client, the service provider, or (neither) the turn's token.</summary>
    private sealed class ArgumentSource
    {
        public ArgumentSource(ParameterInfo parameter)
        {
            if (parameter.ParameterType == typeof(CancellationToken)) return;
            if (parameter.GetCustomAttributes().Any(a => a is IFromServiceMetadata)) Service = parameter.ParameterType;
            else Parameter = new ActionParameter(parameter);
        }

        public ActionParameter? Parameter { get; }

        public Type? Service { get; }
    }
}
