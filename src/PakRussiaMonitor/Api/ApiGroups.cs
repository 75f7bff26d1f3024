namespace PakRussiaMonitor.Api;

/// <summary>What every group of operations keeps to.</summary>
internal static class ApiGroups
{
    public static RouteGroupBuilder ApiGroup(this WebApplication app, string prefix, string tag) =>
        app.MapGroup(prefix).WithTags(tag).RefuseUnknownParameters().WithEntityTags();
}
