using System.ComponentModel;
using System.Text.Json.Serialization;

namespace AmiPipeline.Requests;

/// <summary>A launch template that gets a version: exactly one of its id and its name.</summary>
public sealed record RequestLaunchTemplate
{
    /// <summary>The template's id; a Region's templates have their own ids.</summary>
    [Description("The template's id; a Region's templates have their own ids.")]
    public string? LaunchTemplateId { get; init; }

    /// <summary>The template's name, by which every Region may have one.</summary>
    [Description("The template's name, by which every Region may have one.")]
    public string? LaunchTemplateName { get; init; }

    /// <summary>The version that the new one is made from, with the new image: default or latest. Default: default.</summary>
    [Description("The version that the new one is made from, with the new image: default or latest. Default: default.")]
    public TemplateVersion SourceVersion { get; init; }

    /// <summary>Whether the new version becomes the template's default. Default: false.</summary>
    [Description("Whether the new version becomes the template's default. Default: false.")]
    public bool SetDefault { get; init; }
}

/// <summary>A version of a launch template, by what it is there.</summary>
[JsonConverter(typeof(JsonNameConverter<TemplateVersion>))]
public enum TemplateVersion
{
    /// <summary>The one that launches take which name none.</summary>
    [JsonStringEnumMemberName("default")]
    Default,

    /// <summary>The newest.</summary>
    [JsonStringEnumMemberName("latest")]
    Latest,
}
