using System.Text;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Protocol;

namespace AmiPipeline.Exploration.Trials;

/// <summary>The account's owner, who works alongside the pipeline.</summary>
/// <param name="cloud">Where.</param>
/// <param name="before">The world before.</param>
/// <param name="targets">What a person can act on besides temporary resources.</param>
internal sealed class Person(SimulatedCloud cloud, WorldState before, PersonTargets targets)
{
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);

    /// <summary>The ids of what was changed.</summary>
    public IReadOnlySet<string> Touched => _touched;

    /// <summary>Does it, if there is anything to do it to.</summary>
    public void Do(PersonAct act)
    {
        if (Find(act) is not { } target)
        {
            return;
        }

        _touched.UnionWith(target.Touched);
        cloud.Handle(act.Service == "ec2"
            ? Request(act, target, "application/x-www-form-urlencoded", $"Action={act.Action}&Version=2016-11-15&{act.Body(target)}")
            : Request(act, target, "application/x-amz-json-1.1", act.Body(target)));
    }

    // Of temporary resources, any will do: the first by its id.
    private PersonTarget? Find(PersonAct act) => act.Kind is null
        ? targets.Find(act.Subject)
        : cloud.Inventory().Where(item => item.Kind == act.Kind && before.IsTemporarySince(item)).OrderBy(item => item.Id, StringComparer.Ordinal)
            .Select(item => new PersonTarget(item.AccountId, item.Region, item.Id) { Touched = [item.Id] }).FirstOrDefault();

    private static SimulatorRequest Request(PersonAct act, PersonTarget target, string contentType, string body) => new()
    {
        Authorization = $"AWS4-HMAC-SHA256 Credential=AKIA{target.AccountId}/20260101/{target.Region}/{act.Service}/aws4_request, SignedHeaders=host, Signature=0",
        ContentType = contentType,
        Target = act.Service == "kms" ? $"TrentService.{act.Action}" : null,
        Body = Encoding.UTF8.GetBytes(body),
    };
}
