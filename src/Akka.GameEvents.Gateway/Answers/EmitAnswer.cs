using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.ServerEvents;

namespace Akka.GameEvents.Gateway.Answers;

/// <summary>The answer to an <c>emit</c>: <c>{accepted,duplicates,rejected:[{i,code,message}]}</c>.</summary>
internal static class EmitAnswer
{
    public static RawJson Encode(EmitVerdict verdict) => GameJson.Encode(new
    {
        verdict.Accepted,
        verdict.Duplicates,
        rejected = verdict.Rejected.Select(one => new { i = one.Index, one.Error.Code, one.Error.Message }),
    });
}
