using AmiPipeline.Reports.Lineage;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>
/// The lineage of an image, as the simulated accounts have it: by the source that EC2 reports (EC2 API Reference, Image: sourceImageId, sourceInstanceId) or that the
/// pipeline's tag names, and by which content is equal. What no longer exists is only named.
/// </summary>
internal sealed class WorldLineage
{
    private const int MaxSources = 6;
    private const int MaxCopies = 12;

    private readonly IReadOnlyList<AccountView> _places;
    private readonly List<LineageStage> _stages = [];
    private readonly List<LineageStep> _steps = [];
    private readonly List<(string Content, LineageVolume Volume)> _contents = [];

    private WorldLineage(IReadOnlyList<AccountView> places) => _places = places;

    /// <summary>The lineage; null if there is no such image.</summary>
    /// <param name="places">What there is.</param>
    /// <param name="imageId">The image's id.</param>
    public static LineageGraph? Create(IReadOnlyList<AccountView> places, string imageId) => new WorldLineage(places).Build(imageId);

    /// <summary>The lineage as a picture; null if there is no such image.</summary>
    /// <param name="source">What the console shows.</param>
    /// <param name="imageId">The image's id.</param>
    public static string? Draw(ConsoleSource source, string imageId)
    {
        var places = source.Places();
        return Create(places, imageId) is { } graph ? new LineagePicture(graph, ConsoleSource.Names(places)).ToSvg($"Lineage of {imageId}") : null;
    }

    /// <summary>Where an image is; null if it is nowhere.</summary>
    /// <param name="places">What there is.</param>
    /// <param name="imageId">The image's id.</param>
    public static (AccountView Place, ImageView Image)? Find(IReadOnlyList<AccountView> places, string imageId) =>
        places.SelectMany(place => place.Images, (place, image) => (place, image)).Where(found => found.image.Id == imageId).Select(found => ((AccountView, ImageView)?)found).FirstOrDefault();

    private LineageGraph? Build(string imageId)
    {
        if (Find(_places, imageId) is not { } found)
        {
            return null;
        }

        var line = SourceLine<PlacedImage>.Follow(imageId, new(found.Place, found.Image), known => SourceOf(known.Image), id => Find(_places, id) is var (place, image) ? new(place, image) : null, MaxSources);
        if (line.IsCut)
        {
            _stages.Add(LeftOut("Earlier images"));
        }

        foreach (var (index, (id, known)) in line.Images.Index())
        {
            AddInstance(known?.Place, known?.Image);
            AddImage(line.TitleOf(index), known?.Place, known?.Image, id);
        }

        return new LineageGraph { Stages = _stages, Copies = Copies(imageId), Steps = _steps };
    }

    private static string? SourceOf(ImageView image) => image.SourceImageId ?? SourceIds.Find(image.Tags);

    private void AddInstance(AccountView? place, ImageView? image)
    {
        if (image?.SourceInstanceId is not { } id)
        {
            return;
        }

        var instance = place!.Instances.FirstOrDefault(instance => instance.Id == id);
        _stages.Add(new LineageStage
        {
            Column = _stages.Count,
            Title = "Instance",
            Id = id,
            Detail = instance?.State ?? "forgotten",
            MadeBy = _stages.Count == 0 ? [] : [Step("RunInstances", $": {id}")],
            State = instance is null or { State: "terminated" } ? LineageState.Removed : LineageState.Kept,
            Parts = [new(null, [], [.. place.Volumes.Where(volume => volume.InstanceId == id).Select(Volume)])],
        });
    }

    private void AddImage(string title, AccountView? place, ImageView? image, string id)
    {
        var call = image?.SourceInstanceId is not null ? "CreateImage" : image?.SourceImageId is not null ? "CopyImage" : "RegisterImage";
        _stages.Add(new LineageStage
        {
            Column = _stages.Count,
            Title = title,
            Id = id,
            Detail = image is null ? "not registered" : $"{place!.Region}, {image.State}",
            MadeBy = _stages.Count == 0 ? [] : [Step(call, $": {id}")],
            Parts = [new(null, [], image is null ? [] : [.. image.Devices.Select(Volume)])],
        });
    }

    private List<LineageStage> Copies(string imageId)
    {
        var all = _places.SelectMany(place => place.Images, (place, image) => (place, image)).Where(found => SourceOf(found.image) == imageId && found.image.Id != imageId).ToList();
        var copies = all.Take(MaxCopies).Select(found => new LineageStage
        {
            Title = "Made of it",
            Id = found.image.Id,
            Detail = $"{found.place.Region}, {found.image.State}",
            Parts = [new(null, [], [.. found.image.Devices.Select(Volume)])],
        });
        return all.Count <= MaxCopies ? [.. copies] : [.. copies, LeftOut($"{all.Count - MaxCopies} more")];
    }

    private static LineageStage LeftOut(string title) => new() { Title = title, Detail = "not drawn", Parts = [] };

    private int Step(string call, string about)
    {
        _steps.Add(new LineageStep(_steps.Count + 1, call, about));
        return _steps.Count;
    }

    private LineageVolume Volume(DeviceView device) => Remember(device.Content, new LineageVolume
    {
        Name = device.DeviceName,
        Id = device.SnapshotId,
        SizeGiB = device.SizeGiB,
        Encryption = device.SnapshotId is null ? LineageEncryption.None : device.Encrypted ? LineageEncryption.Encrypted : LineageEncryption.Plain,
        Keys = device.KeyArn is { } key ? [key] : [],
        From = From(device.Content),
    });

    private LineageVolume Volume(VolumeView volume) => Remember(volume.Content, new LineageVolume
    {
        Name = volume.DeviceName ?? volume.Id,
        Id = volume.Id,
        SizeGiB = volume.SizeGiB,
        Encryption = volume.KeyArn is null ? LineageEncryption.Plain : LineageEncryption.Encrypted,
        Keys = volume.KeyArn is { } key ? [key] : [],
        From = From(volume.Content),
    });

    private LineageVolume? From(string? content) => _contents.LastOrDefault(known => known.Content == content).Volume;

    private LineageVolume Remember(string? content, LineageVolume volume)
    {
        // What is empty comes from nothing.
        if (content is not (null or VolumeView.EmptyContent))
        {
            _contents.Add((content, volume));
        }

        return volume;
    }

    private sealed record PlacedImage(AccountView Place, ImageView Image);
}
