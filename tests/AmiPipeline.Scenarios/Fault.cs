using AmiPipeline.Simulator.Faults;
using Xunit.Sdk;

namespace AmiPipeline.Scenarios;

/// <summary>One way in which a call goes wrong.</summary>
public sealed class Fault : IXunitSerializable
{
    /// <summary>All ways; those that pass by themselves must not keep the pipeline from its image.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("refused", mustSucceed: false),
        new("denied", mustSucceed: false),
        new("throttled", mustSucceed: true),
        new("internal error", mustSucceed: true),
        new("lost response", mustSucceed: true),
        new("client time-out", mustSucceed: true),
        new("page of a proxy", mustSucceed: true),
        new("half an answer", mustSucceed: true),
        new("credentials expired", mustSucceed: false),
        new("empty listing", mustSucceed: false),
    ];

    private string _name;

    public Fault() => _name = "";

    private Fault(string name, bool mustSucceed)
    {
        _name = name;
        MustSucceed = mustSucceed;
    }

    public bool MustSucceed { get; private set; }

    public void Inject(FaultPoint point)
    {
        switch (_name)
        {
            case "refused":
                point.Refuse("InvalidParameterValue", "Injected: this value is not allowed.");
                break;
            case "denied":
                point.Refuse("UnauthorizedOperation", "You are not authorized to perform this operation. Injected.", 403);
                break;
            case "throttled":
                point.Throttle();
                break;
            case "internal error":
                point.FailInternally();
                break;
            case "client time-out":
                point.TimeOut();
                break;
            case "page of a proxy":
                point.AnswerWith(200, "text/html", "<html><body>Sign in</body></html>");
                break;
            case "half an answer":
                point.Truncate();
                break;
            case "credentials expired":
                point.Refuse("RequestExpired", "Request has expired.", 400);
                break;
            case "empty listing":
                point.ShowNothing();
                break;
            default:
                point.LoseResponse();
                break;
        }
    }

    public override string ToString() => _name;

    void IXunitSerializable.Serialize(IXunitSerializationInfo info)
    {
        info.AddValue(nameof(_name), _name);
        info.AddValue(nameof(MustSucceed), MustSucceed);
    }

    void IXunitSerializable.Deserialize(IXunitSerializationInfo info)
    {
        _name = info.GetValue<string>(nameof(_name))!;
        MustSucceed = info.GetValue<bool>(nameof(MustSucceed));
    }
}
