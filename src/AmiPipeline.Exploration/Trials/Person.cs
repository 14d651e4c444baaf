using System.Text;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Protocol;

namespace AmiPipeline.Exploration.Trials;

/// <summary>The account's owner, who works beside the pipeline.</summary>
/// <param name="cloud">Where.</param>
/// <param name="subject">What is explored.</param>
/// <param name="before">The world before.</param>
/// <param name="requested">What the request names.</param>
internal sealed class Person(SimulatedCloud cloud, ExplorationSubject subject, WorldState before, RequestedNames requested)
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

        _touched.UnionWith(target.Split(' '));
        cloud.Handle(act.Service == "ec2" ? Query($"Action={act.Action}&Version=2016-11-15&{act.Body(target)}") : Json(act));

        SimulatorRequest Json(PersonAct act) => new()
        {
            Authorization = Authorization(act.Service),
            ContentType = "application/x-amz-json-1.1",
            Target = $"TrentService.{act.Action}",
            Body = Encoding.UTF8.GetBytes(act.Body(target)),
        };
    }

    private string? Find(PersonAct act) => act.Subject switch
    {
        PersonSubject.Source => requested.OwnImage(before),
        PersonSubject.Key => requested.Key(before),
        PersonSubject.Alias => requested.AliasAndOtherKey(before),
        _ => cloud.Inventory().Where(item => item.Kind == act.Kind && before.IsTemporarySince(item)).Select(item => item.Id).Order(StringComparer.Ordinal).FirstOrDefault(),
    };

    private SimulatorRequest Query(string body) => new()
    {
        Authorization = Authorization("ec2"),
        ContentType = "application/x-www-form-urlencoded",
        Body = Encoding.UTF8.GetBytes(body),
    };

    private string Authorization(string service) =>
        $"AWS4-HMAC-SHA256 Credential=AKIA{subject.AccountId}/20260101/{subject.Region}/{service}/aws4_request, SignedHeaders=host, Signature=0";
}
