using AmiPipeline.Plans;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Reports.Lineage;

/// <summary>Derives the lineage of an image from its plan and, once there is something, from what was made. Pure.</summary>
/// <remarks>The numbers of the steps are those of the figures in the EC2 User Guide: states and calls, from the source to the result.</remarks>
internal sealed class LineageBuilder
{
    private readonly ImagePlan _plan;
    private readonly LineageResources? _made;
    private readonly LineageVolumes _volumes;
    private readonly LineageSteps _steps = new();
    private readonly List<LineageStage> _stages = [];

    private LineageBuilder(ImagePlan plan, LineageResources? made) => (_plan, _made, _volumes) = (plan, made, new LineageVolumes(plan, made));

    /// <summary>As planned.</summary>
    /// <param name="plan">The plan.</param>
    public static LineageGraph FromPlan(ImagePlan plan) => new LineageBuilder(plan, null).Build();

    /// <summary>As it was; null if the execution did not come to a plan.</summary>
    /// <param name="made">What the execution has made.</param>
    public static LineageGraph? FromExecution(LineageResources made) => made.Plan is { } plan ? new LineageBuilder(plan, made).Build() : null;

    private int Column => _stages.Count == 0 ? 0 : _stages[^1].Column;

    private string Place => $"{_plan.Location.Region}, account {_plan.Location.AccountId}";

    private LineageGraph Build()
    {
        AddSource();
        switch (_plan.Route)
        {
            case ImageRoute.None:
                break;
            case ImageRoute.Existing:
                AddImage([], "The image that an earlier execution committed");
                break;
            case ImageRoute.Copy:
                AddImage([_steps.Add("CopyImage")]);
                break;
            case ImageRoute.Capture when _plan.SecondRoute is null:
                AddImage([_steps.Add("CreateImage", ": every snapshot comes under its volume's key")]);
                break;
            case ImageRoute.Capture or ImageRoute.CopyFirst:
                AddIntermediateImage();
                AddRoute(_plan.SecondRoute!.Value);
                break;
            default:
                AddRoute(_plan.Route);
                break;
        }

        var copies = new LineageCopies(_plan, _made).Create(_stages[^1], _steps);
        return new LineageGraph { Stages = _stages, Copies = copies, Steps = _steps.All };
    }

    private void AddRoute(ImageRoute route)
    {
        switch (route)
        {
            case ImageRoute.Instance:
                AddOtherSnapshots();
                AddInstance();
                AddImage([_steps.Add("CreateImage", ": every snapshot comes under its volume's key")]);
                break;
            case ImageRoute.Snapshots:
                AddOtherSnapshots();
                AddTemporaryVolumes();
                AddImage([_steps.Add(SnapshotCalls, ": a snapshot for each device, under its key"), _steps.Add("RegisterImage", " over these snapshots")]);
                break;
            default:
                AddImage([_steps.Add("CopyImage")]);
                break;
        }
    }

    private void AddSource()
    {
        var isInstance = _plan.SourceKind == SourceKind.Instance;
        var title = isInstance ? "Source instance" : "Source image";
        _stages.Add(new LineageStage { Title = title, Id = _plan.SourceId, Detail = "", Step = _steps.Add(null, title), Parts = [new(null, [], _volumes.Source())] });
    }

    private void AddOtherSnapshots()
    {
        if (_volumes.Named() is { Count: > 0 } named)
        {
            _stages.Add(new LineageStage { Column = Column, Title = "Other snapshots", Detail = "named by the request", Parts = [new(null, [], named)] });
        }
    }

    private void AddTemporaryVolumes()
    {
        if (_volumes.Created() is { Count: > 0 } created)
        {
            var step = _steps.Add("CreateVolume", $": {Wording.Count(created.Count, "empty volume")}{LineageSteps.UnderKeys(created)}");
            _stages.Add(new LineageStage { Column = Column, Title = "Temporary volumes", Detail = "", State = Temporary(created.Select(volume => volume.Id)), Step = step, Parts = [new(null, [], created)] });
        }
    }

    private void AddIntermediateImage()
    {
        var isCapture = _plan.Route == ImageRoute.Capture;
        var call = isCapture ? _steps.Add("CreateImage", " of the source instance") : _steps.Add("CopyImage", ": the copy shows everything about the source");
        var title = isCapture ? "Captured image" : "Copied image";
        _stages.Add(new LineageStage
        {
            Column = Column + 1,
            Title = title,
            Id = _made?.IntermediateImageId,
            Detail = "",
            State = Temporary(_made?.IntermediateImageId),
            MadeBy = [call],
            Step = _steps.Add(null, title),
            Parts = [new(null, [], _volumes.Intermediate())],
        });
    }

    private void AddInstance()
    {
        var launch = _steps.Add("RunInstances", $" of the {(_plan.SecondRoute is null ? "source" : "captured")} image");
        var replaces = !_plan.KeepsBootedVolumes;
        List<LineagePart> parts = [];
        if (_volumes.Booted() is { Count: > 0 } booted)
        {
            parts.Add(new(replaces ? "booted from, then detached" : "booted from", [], booted));
        }

        var created = _volumes.Created();
        if (created.Count > 0)
        {
            int[] steps = [_steps.Add("CreateVolume", $": {Wording.Count(created.Count, "volume")}{LineageSteps.UnderKeys(created)}"), replaces ? _steps.Add("DetachVolume, AttachVolume", ": they replace what the instance has booted from") : _steps.Add("AttachVolume")];
            parts.Add(new(replaces ? "attached instead" : "attached", steps, created));
        }

        var attached = replaces ? created : [.. parts.SelectMany(part => part.Volumes)];
        var state = _steps.Add(null, $"The instance has {Wording.Count(attached.Count, "volume")}{LineageSteps.UnderKeys(attached)}");
        _stages.Add(new LineageStage { Column = Column + 1, Title = "Temporary instance", Id = _made?.InstanceId, Detail = "", State = Temporary(_made?.InstanceId), MadeBy = [launch], Step = state, Parts = parts });
    }

    private void AddImage(IReadOnlyList<int> madeBy, string title = "The image")
    {
        var snapshots = _volumes.Result();
        _stages.Add(new LineageStage
        {
            Column = Column + 1,
            Title = "Image",
            Id = _made?.Image?.ImageId ?? _plan.ExistingImageId,
            Detail = Place,
            MadeBy = madeBy,
            State = _made?.ImageState ?? (_plan.KeepsImage || _plan.Route == ImageRoute.Existing ? LineageState.Kept : LineageState.Temporary),
            Step = _steps.Add(null, $"{title}: {Wording.Count(snapshots.Count(snapshot => snapshot.Encryption != LineageEncryption.None), "snapshot")}{LineageSteps.UnderKeys(snapshots)}"),
            Parts = [new(null, [], snapshots)],
        });
    }

    private LineageState Temporary(params IEnumerable<string?> ids) =>
        _made is { } made && ids.OfType<string>().ToList() is { Count: > 0 } known && known.TrueForAll(made.Removed.Contains) ? LineageState.Removed : LineageState.Temporary;

    private string SnapshotCalls => _plan.CreatesVolumes && _plan.Devices.Any(device => device.Expected.HasSnapshot && !device.CreatesVolume) ? "CopySnapshot, CreateSnapshot" : _plan.CreatesVolumes ? "CreateSnapshot" : "CopySnapshot";
}
